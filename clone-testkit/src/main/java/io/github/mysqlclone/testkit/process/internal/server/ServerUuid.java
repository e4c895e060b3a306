package io.github.mysqlclone.testkit.process.internal.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The {@code server_uuid} that a server has written into its data directory. */
public final class ServerUuid {

    private static final String NAME = "server-uuid=";

    private ServerUuid() {}

    /** Returns it; empty before the first start, and where it cannot be read. */
    public static Optional<String> in(Path dataDirectory) {
        try {
            return Files.readAllLines(dataDirectory.resolve("auto.cnf"), StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.startsWith(NAME))
                    .map(line -> line.substring(NAME.length()).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
