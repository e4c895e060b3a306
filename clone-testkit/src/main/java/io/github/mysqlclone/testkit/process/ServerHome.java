package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.internal.cache.FolderLock;
import io.github.mysqlclone.testkit.internal.host.WholeDirectories;
import io.github.mysqlclone.testkit.internal.server.ErrorLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder of one server: option file, error log, temporary files and, unless it is elsewhere, its data. A lock on a
 * file in it, which the system gives up when this JVM ends in whatever way, says that it is in use.
 */
final class ServerHome {

    private static final String LOCK = "owner.lock";
    private static final String OWNER = "owner";

    private final Path folder;
    private final int port;
    private final FileChannel lock;

    private ServerHome(Path folder, int port, FileChannel lock) {
        this.folder = folder;
        this.port = port;
        this.lock = lock;
    }

    static ServerHome create(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (FolderLock.tryLock(lock) == null) {
            throw new IOException("Somebody else has locked the new file " + folder.resolve(LOCK));
        }
        Files.writeString(folder.resolve(OWNER), thisJvm());
        Files.createDirectory(folder.resolve("tmp"));
        Files.createDirectory(folder.resolve("work"));
        return new ServerHome(folder, port, lock);
    }

    /** Tells whether the JVM that made a folder is gone. */
    static boolean isAbandoned(Path folder) throws IOException {
        Path owner = folder.resolve(OWNER);
        if (!Files.exists(owner)) {
            return true; // its JVM ended while it made the folder
        }
        if (Files.readString(owner).equals(thisJvm())) {
            return false; // not asked by its lock: opening and closing that file would give up our own
        }
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            return FolderLock.tryLock(channel) != null;
        } catch (NoSuchFileException e) {
            return true; // its JVM deletes it right now, or ended while it did
        }
    }

    private static String thisJvm() {
        ProcessHandle self = ProcessHandle.current();
        return "jvm " + self.pid() + " started "
                + self.info().startInstant().map(Object::toString).orElse("at an unknown time");
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

    void delete() throws IOException {
        try (lock) {
            WholeDirectories.delete(folder);
        }
    }
}
