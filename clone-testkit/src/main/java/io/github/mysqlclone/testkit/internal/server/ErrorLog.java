package io.github.mysqlclone.testkit.internal.server;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.LogTail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The error log of one server, over all its starts. */
public record ErrorLog(Path file) {

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
        return LogTail.of(text);
    }
}
