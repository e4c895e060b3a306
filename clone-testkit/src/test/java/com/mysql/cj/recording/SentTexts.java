package com.mysql.cj.recording;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the library and the kit have sent in this JVM since somebody took it. */
public final class SentTexts {

    private static final Set<SentText> SENT = ConcurrentHashMap.newKeySet();

    private SentTexts() {}

    /**
     * One text that was sent.
     *
     * @param text the statement
     * @param serverVersion what the server calls its version
     */
    public record SentText(String text, String serverVersion) {}

    static void add(String text, String serverVersion) {
        if (Sender.isOfThisProject()) {
            SENT.add(new SentText(text, serverVersion));
        }
    }

    /** Returns it and forgets it. */
    public static Set<SentText> take() {
        Set<SentText> taken = Set.copyOf(SENT);
        SENT.removeAll(taken);
        return taken;
    }
}
