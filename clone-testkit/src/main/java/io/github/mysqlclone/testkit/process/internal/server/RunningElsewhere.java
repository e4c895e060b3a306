package io.github.mysqlclone.testkit.process.internal.server;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.FolderLock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Whether a server runs on a data directory: InnoDB keeps a lock on each data file that it has open. {@code mysql.ibd} is
 * always among them, {@code ibdata1} unless {@code innodb_data_file_path} names another.
 */
public final class RunningElsewhere {

    private static final List<String> LOCKED = List.of("ibdata1", "mysql.ibd");

    private RunningElsewhere() {}

    /** Refuses to copy what a server writes to at this moment. */
    static void refuse(Path dataDirectory) throws IOException {
        if (isOn(dataDirectory)) {
            throw new TestkitException("A server runs on " + dataDirectory
                    + ": a copy would be torn. Shut it down cleanly before its data directory is copied.");
        }
    }

    /** Tells whether one runs; where the files may only be read nobody can ask, and it is said that none does. */
    public static boolean isOn(Path dataDirectory) throws IOException {
        for (String name : LOCKED) {
            Path tablespace = dataDirectory.resolve(name);
            if (Files.isRegularFile(tablespace) && isLocked(tablespace)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return FolderLock.tryLock(channel) == null;
        } catch (FileSystemException e) {
            if (mayOnlyBeRead(e, file)) {
                return false;
            }
            throw e;
        }
    }

    /** A file system that is mounted to be read only answers in words of its own (EROFS). */
    static boolean mayOnlyBeRead(FileSystemException refusal, Path file) throws IOException {
        return refusal instanceof AccessDeniedException
                || String.valueOf(refusal.getReason()).contains("Read-only file system")
                || Files.getFileStore(file).isReadOnly();
    }
}
