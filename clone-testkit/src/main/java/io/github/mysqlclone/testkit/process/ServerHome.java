package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.internal.cache.FolderLock;
import io.github.mysqlclone.testkit.internal.cache.OwnerIdentity;
import io.github.mysqlclone.testkit.internal.cache.RandomName;
import io.github.mysqlclone.testkit.internal.cache.RemovedAside;
import io.github.mysqlclone.testkit.internal.host.PortReservation;
import io.github.mysqlclone.testkit.internal.server.ErrorLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The folder of one server: option file, error log, temporary files and, unless it is elsewhere, its data. A lock on a
 * file in it, which the system gives up when this JVM ends in whatever way, says that it is in use. Its name has a random
 * part, so that whatever is left of it never meets another server of the same port.
 */
final class ServerHome {

    static final String LOCK = "owner.lock";
    static final String OWNER = "owner";

    private final Path folder;
    private final int port;
    private final FileChannel lock;
    private final Optional<PortReservation> reservation;

    private ServerHome(Path folder, int port, FileChannel lock, Optional<PortReservation> reservation) {
        this.folder = folder;
        this.port = port;
        this.lock = lock;
        this.reservation = reservation;
    }

    /** Makes the folder; the reservation of its port, if there is one, is given back when it is deleted. */
    static ServerHome create(Path servers, int port, Optional<PortReservation> reservation) throws IOException {
        Path folder = Files.createDirectory(servers.resolve(port + "-" + RandomName.next()));
        FileChannel lock =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            if (FolderLock.tryLock(lock) == null) {
                throw new IOException("Somebody else has locked the new file " + folder.resolve(LOCK));
            }
            Files.writeString(folder.resolve(OWNER), OwnerIdentity.ofThisJvm().text());
            Files.createDirectory(folder.resolve("tmp"));
            Files.createDirectory(folder.resolve("work"));
            return new ServerHome(folder, port, lock, reservation);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    Path folder() {
        return folder;
    }

    int port() {
        return port;
    }

    Path optionFile() {
        return optionFile(folder);
    }

    static Path optionFile(Path folder) {
        return folder.resolve("my.cnf");
    }

    Path dataDirectory() {
        return folder.resolve("data");
    }

    Path temporaryDirectory() {
        return folder.resolve("tmp");
    }

    Path workDirectory() {
        return folder.resolve("work");
    }

    /** Made by mysqld once it listens. */
    Path processIdFile() {
        return folder.resolve("mysqld.pid");
    }

    ErrorLog errorLog() {
        return new ErrorLog(folder.resolve("error.log"));
    }

    /** Puts it somewhere else for good, where nobody clears it away. */
    void moveTo(Path target) throws IOException {
        try (lock) {
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(target.resolve(OWNER));
            Files.deleteIfExists(target.resolve(LOCK));
        } finally {
            giveBackPort();
        }
    }

    private void giveBackPort() throws IOException {
        if (reservation.isPresent()) {
            reservation.get().close();
        }
    }

    /**
     * Takes it out of sight first: nobody is to find half of it. What cannot be deleted then is tried again by whoever makes a
     * server ten minutes later.
     */
    void delete() throws IOException {
        try (lock) {
            if (Files.exists(folder)) {
                RemovedAside.delete(List.of(RemovedAside.rename(folder)));
            }
        } finally {
            giveBackPort();
        }
    }
}
