package io.github.mysqlclone.testkit.internal.host;

import java.util.List;

/** The part of a server's error log that helps in a message. */
public final class LogTail {

    private static final int LINES = 25;

    private LogTail() {}

    /** Returns the last lines that say more than what was done: a server that gives up logs dozens of notes. */
    public static String of(String log) {
        List<String> lines =
                log.lines().filter(line -> !line.contains(" [Note] ")).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }
}
