package io.github.mysqlclone.testkit.internal.server;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts texts together so that two lists of texts never read the same, whatever is in them. */
public final class UnambiguousText {

    private UnambiguousText() {}

    public static String of(List<String> texts) {
        StringBuilder all = new StringBuilder();
        for (String text : texts) {
            all.append(text.length()).append(':').append(text);
        }
        return all.toString();
    }

    /** Returns the same for maps that are equal, in whatever order they were filled. */
    public static String of(Map<String, String> texts) {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(texts).forEach((name, value) -> all.append(of(List.of(name, value))));
        return all.toString();
    }
}
