package io.github.mysqlclone.testkit.internal.host;

import java.util.List;
import java.util.regex.Pattern;

/** The part of a server's error log that helps in a message. */
public final class LogTail {

    private static final int LINES = 25;
    private static final String START = " starting as process ";

    /** Time, thread, and in brackets level, number and part of the server. */
    private static final Pattern PREFIX = Pattern.compile("^.* \\[ERROR] (\\[[\\w-]+] )*");

    private LogTail() {}

    /** Returns, as a sentence, the first error since the last start, which is mostly why there was no further one; empty if there is none. */
    public static String complaint(String log) {
        return sinceLastStart(log)
                .lines()
                .filter(line -> line.contains(" [ERROR] "))
                .findFirst()
                .map(line ->
                        " It says: " + PREFIX.matcher(line).replaceFirst("").replaceFirst("\\.$", "") + ".")
                .orElse("");
    }

    /** Returns what the last process has logged: one that was restarted, or that initialised the data, has its lines before. */
    public static String sinceLastStart(String log) {
        int start = log.lastIndexOf(START);
        return start < 0 ? log : log.substring(log.lastIndexOf('\n', start) + 1);
    }

    /** Returns the last lines that say more than what was done: a server that gives up logs dozens of notes. */
    public static String of(String log) {
        List<String> lines =
                log.lines().filter(line -> !line.contains(" [Note] ")).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }
}
