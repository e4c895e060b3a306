package io.github.mysqlclone.internal.ledger;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Held by the one who writes a ledger: among processes by a lock on a file beside it, within this one by its name.
 *
 * <p>Not by a lock on the ledger itself: on POSIX systems a process loses all its locks on a file when it closes any
 * channel of that file, even one through which somebody only looked at it.
 */
final class LedgerLock {

    private static final Logger log = LoggerFactory.getLogger(LedgerLock.class);

    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    /** The file is removed with the lock, so it may be gone between two looks at it; not often. */
    private static final int ATTEMPTS = 10;

    private final Path name;
    private final Path file;
    private final FileChannel channel;

    private LedgerLock(Path name, Path file, FileChannel channel) {
        this.name = name;
        this.file = file;
        this.channel = channel;
    }

    /** Take it without waiting; empty if somebody holds it. */
    static Optional<LedgerLock> take(Path ledger) throws IOException {
        Path name = nameOf(ledger);
        if (!HELD_HERE.add(name)) {
            return Optional.empty();
        }
        Optional<LedgerLock> lock = Optional.empty();
        try {
            lock = Uninterrupted.call(() -> takeFromOthers(name));
            return lock;
        } finally {
            if (lock.isEmpty()) {
                HELD_HERE.remove(name);
            }
        }
    }

    private static Optional<LedgerLock> takeFromOthers(Path name) throws IOException {
        Path file = name.resolveSibling(name.getFileName() + ".lock");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Files.createFile(file);
            } catch (FileAlreadyExistsException e) {
                log.trace("{} is there already", file);
            }
            try {
                Optional<FileChannel> locked = locked(file);
                return locked.map(channel -> new LedgerLock(name, file, channel));
            } catch (NoSuchFileException e) {
                log.trace("{} was removed meanwhile", file);
            }
        }
        return Optional.empty();
    }

    /**
     * Empty if somebody else has it locked.
     *
     * @throws NoSuchFileException if whoever held it has removed it since it was looked at: a lock on what was opened then would
     *     keep nobody out
     */
    private static Optional<FileChannel> locked(Path file) throws IOException {
        @Nullable Object key = keyOf(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        boolean isOurs = false;
        try {
            if (channel.size() > 0) {
                throw new IOException(
                        file + " is in the way: a ledger has a file of this name beside it while it is"
                                + " written, and this one is not empty, so it belongs to something else. Move the ledger elsewhere");
            }
            if (!isLocked(channel, file)) {
                return Optional.empty();
            }
            if (!Objects.equals(keyOf(file), key)) {
                throw new NoSuchFileException(file.toString());
            }
            isOurs = true;
            return Optional.of(channel);
        } finally {
            if (!isOurs) {
                channel.close();
            }
        }
    }

    private static boolean isLocked(FileChannel channel, Path file) throws ClosedByInterruptException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            log.debug("The file system of {} has no locks: {}", file, e.toString());
            return true;
        }
    }

    private static @Nullable Object keyOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** By whatever name it is called, a ledger has one lock. */
    private static Path nameOf(Path ledger) throws IOException {
        Path absolute = Files.exists(ledger) ? ledger.toRealPath() : ledger.toAbsolutePath();
        Path folder = absolute.getParent();
        Path name = absolute.getFileName();
        return folder == null || name == null ? absolute : folder.toRealPath().resolve(name);
    }

    /** Give it back. */
    void release() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.debug("{} stays: {}", file, e.toString());
        }
        try {
            channel.close();
        } catch (IOException e) {
            log.debug("Closing {} failed: {}", file, e.toString());
        } finally {
            HELD_HERE.remove(name);
        }
    }
}
