package io.github.mysqlclone.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A document with a place for what a group has measured: between a comment that names the group and one that ends it. */
record MeasuredDocument(Path file) {

    private static final String END = "<!-- end of the benchmark -->";

    static String beginOf(String group) {
        return "<!-- benchmark: " + group + " -->";
    }

    /** Puts these lines there instead of those of before, if the document has a place for them. */
    void replace(String group, List<String> lines) throws IOException {
        List<String> before = Files.readAllLines(file);
        int begin = before.indexOf(beginOf(group));
        if (begin < 0) {
            return;
        }
        int length = before.subList(begin, before.size()).indexOf(END);
        if (length < 0) {
            throw new IOException(file + ": " + beginOf(group) + " is not followed by " + END);
        }
        List<String> after = new ArrayList<>(before.subList(0, begin + 1));
        after.addAll(lines);
        after.add("");
        after.addAll(before.subList(begin + length, before.size()));
        Files.write(file, after);
    }
}
