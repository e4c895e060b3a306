package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Deadline;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps two threads, and two JVMs, from working on the same files at once. */
public final class FolderLock {

    /** What is done while the lock is held. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    private FolderLock() {}

    public static <T> T whileHeld(Path lockFile, Duration waitAtMost, Work<T> work) {
        try {
            Files.createDirectories(lockFile.toAbsolutePath().getParent());
            // Closing any channel of a file gives up all locks that this JVM has on it (POSIX), so a thread that waits
            // keeps the channel it has opened, and only the thread that got the lock closes one.
            try (FileChannel channel =
                    FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                acquire(channel, lockFile, waitAtMost);
                return work.run();
            }
        } catch (IOException e) {
            throw new TestkitException("Cannot work under the lock " + lockFile + ": " + e, e);
        }
    }

    private static void acquire(FileChannel channel, Path lockFile, Duration waitAtMost) throws IOException {
        Deadline deadline = Deadline.after(waitAtMost);
        while (tryLock(channel) == null) {
            if (deadline.hasPassed()) {
                throw new TestkitException("Another process or thread has held " + lockFile + " for "
                        + waitAtMost.toSeconds() + " s. End it, or use another cache folder (" + KitSettings.CACHE
                        + ").");
            }
            deadline.pause("the lock " + lockFile);
        }
    }

    /** Returns null where somebody else holds the lock, in this JVM or in another. */
    public static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisJvm) {
            return null;
        }
    }
}
