package io.github.mysqlclone.testkit.internal.server;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The error log of one server, over all its starts. */
public record ErrorLog(Path file) {

    private static final int TAIL_LINES = 25;

    /** Returns all of it; empty before the first start. */
    public String text() {
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new TestkitException("Cannot read the error log " + file + ": " + e, e);
        }
    }

    public String tail() {
        return tail(text());
    }

    /** Returns the last lines that say more than what was done: a server that gives up logs dozens of notes. */
    public static String tail(String text) {
        List<String> lines =
                text.lines().filter(line -> !line.contains(" [Note] ")).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }
}
