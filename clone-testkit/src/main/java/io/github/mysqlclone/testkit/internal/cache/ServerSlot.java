package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Deadline;
import io.github.mysqlclone.testkit.internal.host.ThreadWithinPlace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of the places that all test runs with one cache share, so that no more of them than the machine bears have servers at once.
 * Whoever holds one never waits for another; nor does a thread that works for whoever does, which goes on without.
 */
public final class ServerSlot implements AutoCloseable {

    private static final Duration WAITS_AT_MOST = Duration.ofMinutes(60);
    private static final Logger LOGGER = LoggerFactory.getLogger(ServerSlot.class);

    /** Those of this JVM: closing another channel of a file would give up the lock on it. */
    private static final ConcurrentMap<Path, String> HELD_HERE = JvmWide.table("slots");

    private final Path file;
    private final FileChannel lock;

    private ServerSlot(Path file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    /** Waits until one is free; empty where there is no limit, or waiting could have no end. */
    public static Optional<ServerSlot> take() {
        OptionalInt number = RunSettings.ofThisProcess().parallel();
        return number.isEmpty()
                ? Optional.empty()
                : takeWhereWaitingEnds(KitCache.in(KitSettings.ofThisProcess().cacheFolder()), number.getAsInt());
    }

    static Optional<ServerSlot> takeWhereWaitingEnds(KitCache cache, int number) {
        if (ThreadWithinPlace.isCurrent()) {
            LOGGER.debug("A test goes without one of {} places: a class on the same thread may have it", number);
            return Optional.empty();
        }
        return Optional.of(take(cache, number));
    }

    static ServerSlot take(KitCache cache, int number) {
        Deadline deadline = Deadline.after(WAITS_AT_MOST);
        boolean said = false;
        while (true) {
            for (int slot = 0; slot < number; slot++) {
                Optional<ServerSlot> taken = tryTake(cache.folder().resolve("parallel-" + slot + ".lock"));
                if (taken.isPresent()) {
                    return taken.get();
                }
            }
            if (deadline.hasPassed()) {
                throw new TestkitException("No test that has servers ended within " + WAITS_AT_MOST.toMinutes()
                        + " minutes, and " + RunSettings.PARALLEL + " allows " + number + " at once");
            }
            if (!said) {
                LOGGER.info("Waiting for one of {} tests with servers to end ({})", number, RunSettings.PARALLEL);
                said = true;
            }
            deadline.pause("one of " + number + " tests with servers to end");
        }
    }

    private static Optional<ServerSlot> tryTake(Path file) {
        synchronized (HELD_HERE) {
            if (HELD_HERE.putIfAbsent(file, "held") != null) {
                return Optional.empty();
            }
            try {
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (FolderLock.tryLock(channel) != null) {
                    return Optional.of(new ServerSlot(file, channel));
                }
                channel.close();
                HELD_HERE.remove(file);
                return Optional.empty();
            } catch (IOException e) {
                HELD_HERE.remove(file);
                throw new TestkitException("Cannot lock " + file + ": " + e, e);
            }
        }
    }

    @Override
    public void close() {
        synchronized (HELD_HERE) {
            try {
                lock.close();
            } catch (IOException e) {
                LOGGER.warn("Cannot give back {}: {}", file, e.toString());
            } finally {
                HELD_HERE.remove(file);
            }
        }
    }
}
