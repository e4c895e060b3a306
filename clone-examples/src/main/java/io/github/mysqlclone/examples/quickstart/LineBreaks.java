package io.github.mysqlclone.examples.quickstart;

import java.util.ArrayList;
import java.util.List;

/** Breaks long lines. */
final class LineBreaks {

    private LineBreaks() {}

    /** Returns the line in parts of at most this width; further parts are indented as the first, and a little more. */
    static List<String> wrap(String line, int width) {
        int indent = line.length() - line.stripLeading().length() + 2;
        List<String> parts = new ArrayList<>();
        String rest = line;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int end = blank > indent ? blank : width;
            parts.add(rest.substring(0, end));
            rest = " ".repeat(indent) + rest.substring(end).stripLeading();
        }
        parts.add(rest);
        return parts;
    }
}
