package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps two threads, and two JVMs, from working on the same files at once. It is waited for as long as its holder lives:
 * the system gives up the lock of a process that ends.
 */
public final class FolderLock {

    private static final Duration SAID_EVERY = Duration.ofMinutes(1);
    private static final Logger LOGGER = LoggerFactory.getLogger(FolderLock.class);

    /**
     * Closing any channel of a file gives up all locks that this process has on it (POSIX). So no thread opens one before
     * it has the lock of this JVM, nor gives that back before it has closed it.
     */
    private static final ConcurrentMap<Path, ReentrantLock> IN_THIS_JVM = JvmWide.table("locks");

    /** What is done while the lock is held. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    private FolderLock() {}

    /** Waits for the lock; a thread that holds it already may take it again. */
    public static <T> T whileHeld(Path lockFile, Work<T> work) {
        ReentrantLock inThisJvm = inThisJvm(lockFile);
        acquire(inThisJvm, lockFile);
        try {
            return inThisJvm.getHoldCount() > 1 ? work.run() : whileHeldByThisJvm(lockFile, work);
        } catch (IOException e) {
            throw new TestkitException(
                    "Cannot work under the lock " + lockFile + ": " + e + "." + FreeSpace.advice(lockFile), e);
        } finally {
            inThisJvm.unlock();
        }
    }

    /** Does nothing where somebody else holds the lock; empty then. */
    public static <T> Optional<T> ifFree(Path lockFile, Work<T> work) throws IOException {
        ReentrantLock inThisJvm = inThisJvm(lockFile);
        if (!inThisJvm.tryLock()) {
            return Optional.empty();
        }
        try {
            if (inThisJvm.getHoldCount() > 1) {
                return Optional.of(work.run());
            }
            try (FileChannel channel = open(lockFile)) {
                return tryLock(channel) == null ? Optional.empty() : Optional.of(work.run());
            }
        } finally {
            inThisJvm.unlock();
        }
    }

    private static <T> T whileHeldByThisJvm(Path lockFile, Work<T> work) throws IOException {
        try (FileChannel channel = open(lockFile)) {
            acquire(channel, lockFile);
            return work.run();
        }
    }

    private static ReentrantLock inThisJvm(Path lockFile) {
        return IN_THIS_JVM.computeIfAbsent(key(lockFile), path -> new ReentrantLock());
    }

    /** Two ways to one folder lead to one file. */
    private static Path key(Path lockFile) {
        Path absolute = lockFile.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        try {
            return folder == null
                    ? absolute
                    : Files.createDirectories(folder)
                            .toRealPath()
                            .resolve(absolute.getFileName().toString());
        } catch (IOException e) {
            throw new TestkitException("Cannot work under the lock " + lockFile + ": " + e, e);
        }
    }

    private static FileChannel open(Path lockFile) throws IOException {
        return FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static void acquire(ReentrantLock lock, Path lockFile) {
        try {
            while (!lock.tryLock(SAID_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOGGER.info("Waiting for {}, which another thread of this JVM holds", lockFile);
            }
        } catch (InterruptedException e) {
            throw Deadline.interrupted("the lock " + lockFile, e);
        }
    }

    private static void acquire(FileChannel channel, Path lockFile) throws IOException {
        Deadline nextWord = Deadline.after(SAID_EVERY);
        while (tryLock(channel) == null) {
            if (nextWord.hasPassed()) {
                LOGGER.info("Waiting for {}, which another JVM holds: {}", lockFile, holder(channel));
                nextWord = Deadline.after(SAID_EVERY);
            }
            nextWord.pause("the lock " + lockFile);
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(OwnerIdentity.ofThisJvm().text().getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(1000);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
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
