package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.FolderLock;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import io.github.mysqlclone.testkit.internal.cache.RemovedAside;
import io.github.mysqlclone.testkit.internal.host.OwnedProcesses;
import io.github.mysqlclone.testkit.internal.host.PortReservation;
import io.github.mysqlclone.testkit.internal.server.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of all servers that are kept in one place. Those whose JVM was killed are cleared away whenever a new one is
 * made. A free port is given to one server only, over all places of this machine.
 */
record ServerHomes(Path folder, int lowestPort, int ports) {

    /** Below what systems give to outgoing connections, which could take a port while its server is down. */
    private static final int LOWEST_PORT = 10_000;

    private static final int PORTS = 20_000;
    private static final int PORTS_TRIED = 1_000;
    private static final Logger LOGGER = LoggerFactory.getLogger(ServerHomes.class);

    ServerHomes(Path folder) {
        this(folder, LOWEST_PORT, PORTS);
    }

    static ServerHomes of(KitSettings settings) {
        return new ServerHomes(settings.requireRunFolder().resolve("servers"));
    }

    /** Makes a folder for a server on a port that was asked for, or else on a free one. */
    ServerHome create(OptionalInt port) {
        return create(port, OptionalInt.empty());
    }

    /** Makes a folder for a server on a port that was asked for, or else on the preferred one if it is free, or else on a free one. */
    ServerHome create(OptionalInt port, OptionalInt preferred) {
        List<AbandonedHome> abandoned = new ArrayList<>();
        List<Path> renamed = new ArrayList<>();
        try {
            return FolderLock.whileHeld(folder.resolveSibling("servers.lock"), () -> {
                Files.createDirectories(folder);
                takeAbandoned(abandoned, renamed);
                return port.isPresent() ? createOn(port.getAsInt()) : createOnFreePort(preferred);
            });
        } finally { // not under the lock, for which others wait
            abandoned.forEach(ServerHomes::clearAway);
            RemovedAside.delete(renamed);
        }
    }

    /** Whoever asks for a port answers for it: another server of the same port may be there that is down. */
    private ServerHome createOn(int port) throws IOException {
        Optional<PortReservation> reservation = PortReservation.tryTake(port);
        return reservation.isPresent()
                ? createOn(port, reservation.get())
                : ServerHome.create(folder, port, Optional.empty());
    }

    private ServerHome createOnFreePort(OptionalInt preferred) throws IOException {
        Set<String> taken = portsInThisFolder();
        if (preferred.isPresent()) {
            Optional<ServerHome> home = tryToCreateOn(preferred.getAsInt(), taken);
            if (home.isPresent()) {
                return home.get();
            }
            LOGGER.info("Port {} is taken: this server gets another one", preferred.getAsInt());
        }
        for (int tried = 0; tried < PORTS_TRIED; tried++) {
            int port = lowestPort + ThreadLocalRandom.current().nextInt(ports);
            Optional<ServerHome> home = tryToCreateOn(port, taken);
            if (home.isPresent()) {
                return home.get();
            }
        }
        throw new TestkitException("No free port found between " + lowestPort + " and " + (lowestPort + ports - 1)
                + " on the loopback interface");
    }

    private Optional<ServerHome> tryToCreateOn(int port, Set<String> taken) throws IOException {
        if (taken.contains(String.valueOf(port))
                || !ServerAddress.onLoopback(port).isFree()) {
            return Optional.empty();
        }
        Optional<PortReservation> reservation = PortReservation.tryTake(port);
        return reservation.isPresent() ? Optional.of(createOn(port, reservation.get())) : Optional.empty();
    }

    private ServerHome createOn(int port, PortReservation reservation) throws IOException {
        try {
            return ServerHome.create(folder, port, Optional.of(reservation));
        } catch (IOException | RuntimeException e) {
            reservation.close();
            throw e;
        }
    }

    private Set<String> portsInThisFolder() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString().replaceFirst("-.*", ""))
                    .collect(Collectors.toSet());
        }
    }

    private void takeAbandoned(List<AbandonedHome> abandoned, List<Path> renamed) throws IOException {
        renamed.addAll(RemovedAside.leftIn(folder));
        List<Path> entries;
        try (Stream<Path> found = Files.list(folder)) {
            entries = found.toList();
        }
        for (Path entry : entries) {
            try {
                AbandonedHome.take(entry).ifPresent(abandoned::add);
            } catch (IOException e) { // no reason not to start the server that is wanted now
                LOGGER.warn("Cannot clear away {}: {}", entry, e.toString());
            }
        }
    }

    private static void clearAway(AbandonedHome home) {
        LOGGER.info("Clearing away a server whose JVM is gone: {}", home.formerFolder());
        try {
            OwnedProcesses.kill(ServerHome.optionFile(home.formerFolder()));
        } catch (TestkitException e) {
            LOGGER.warn("Cannot end the server of {}: {}", home.formerFolder(), e.toString());
        }
        RemovedAside.delete(List.of(home.folder()));
    }
}
