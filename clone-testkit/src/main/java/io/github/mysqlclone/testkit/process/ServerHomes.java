package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.FolderLock;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import io.github.mysqlclone.testkit.internal.host.OwnedProcesses;
import io.github.mysqlclone.testkit.internal.host.WholeDirectories;
import io.github.mysqlclone.testkit.internal.server.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of all servers that are kept in one place. Each is named after the server's port, so that a port is given to
 * one server only. Those whose JVM was killed are cleared away whenever a new one is made.
 */
record ServerHomes(Path folder) {

    /** Below what systems give to outgoing connections, which could take a port while its server is down. */
    private static final int LOWEST_PORT = 10_000;

    private static final int PORTS = 20_000;
    private static final int PORTS_TRIED = 1_000;
    private static final Duration CLEARED_WITHIN = Duration.ofMinutes(2);
    private static final Logger LOGGER = LoggerFactory.getLogger(ServerHomes.class);

    static ServerHomes of(KitSettings settings) {
        return new ServerHomes(settings.requireRunFolder().resolve("servers"));
    }

    /** Makes a folder for a server on a port that was asked for, or on a free one. */
    ServerHome create(OptionalInt port) {
        return FolderLock.whileHeld(folder.resolveSibling("servers.lock"), CLEARED_WITHIN, () -> {
            Files.createDirectories(folder);
            clearAbandoned();
            return port.isPresent() ? ServerHome.create(unusedName(port.getAsInt()), port.getAsInt()) : onFreePort();
        });
    }

    private ServerHome onFreePort() throws IOException {
        for (int tried = 0; tried < PORTS_TRIED; tried++) {
            int port = LOWEST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
            Path candidate = folder.resolve(String.valueOf(port));
            if (Files.notExists(candidate, LinkOption.NOFOLLOW_LINKS)
                    && ServerAddress.onLoopback(port).isFree()) {
                return ServerHome.create(candidate, port);
            }
        }
        throw new TestkitException("No free port found between " + LOWEST_PORT + " and " + (LOWEST_PORT + PORTS - 1)
                + " on the loopback interface");
    }

    private Path unusedName(int port) {
        Path candidate = folder.resolve(String.valueOf(port));
        for (int next = 2; Files.exists(candidate, LinkOption.NOFOLLOW_LINKS); next++) {
            candidate = folder.resolve(port + "-" + next);
        }
        return candidate;
    }

    private void clearAbandoned() throws IOException {
        List<Path> homes;
        try (Stream<Path> entries = Files.list(folder)) {
            homes = entries.toList();
        }
        for (Path home : homes) {
            try {
                if (ServerHome.isAbandoned(home)) {
                    LOGGER.info("Clearing away a server whose JVM is gone: {}", home);
                    OwnedProcesses.kill(ServerHome.optionFile(home));
                    WholeDirectories.delete(home);
                }
            } catch (IOException e) { // no reason not to start the server that is wanted now
                LOGGER.warn("Cannot clear away {}: {}", home, e.toString());
            }
        }
    }
}
