package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps running servers ready, each on a copy of one template, and starts another in the background for each that is
 * taken. Closing it closes those that were not taken, and one whose start goes on as soon as that ends; if the JVM ends
 * first, the same happens.
 *
 * <p>Safe for several threads.
 *
 * @param <T> what is handed out: servers or pairs
 * @since 0.1.0
 */
public final class WarmPool<T> implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(WarmPool.class);
    private static final Duration LAST_START_ENDS_WITHIN = Duration.ofSeconds(90);

    private final Supplier<T> starter;
    private final BlockingQueue<Runnable> notBegun = new LinkedBlockingQueue<>();
    private final ExecutorService background = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, notBegun, work -> {
        Thread thread = new Thread(work, "mysqld-warm-pool");
        thread.setDaemon(true);
        return thread;
    });
    private final Predicate<T> isRunning;
    private final Consumer<T> closer;
    private final Deque<Future<T>> servers = new ArrayDeque<>();
    private final Duration lastStartEndsWithin;
    private boolean closed;

    WarmPool(int size, Supplier<T> starter, Predicate<T> isRunning, Consumer<T> closer, Duration lastStartEndsWithin) {
        this.starter = starter;
        this.isRunning = isRunning;
        this.closer = closer;
        this.lastStartEndsWithin = lastStartEndsWithin;
        for (int started = 0; started < size; started++) {
            servers.add(background.submit(this::startUnlessClosed));
        }
    }

    /**
     * Keeps servers ready that somebody starts, such as pairs.
     *
     * @param <T> what is handed out
     * @param size how many to keep ready, 1 to 100
     * @param starter starts one; called in a thread of the pool
     * @param isRunning tells whether one can still be used, when it is handed out
     * @param closer closes one that nobody has taken
     * @return a pool, which the caller closes
     * @throws IllegalArgumentException if the number is out of range
     */
    public static <T> WarmPool<T> of(int size, Supplier<T> starter, Predicate<T> isRunning, Consumer<T> closer) {
        if (size < 1 || size > 100) {
            throw new IllegalArgumentException("servers: must be between 1 and 100 (was " + size + ")");
        }
        return new WarmPool<>(size, starter, isRunning, closer, LAST_START_ENDS_WITHIN);
    }

    /**
     * Keeps sources with replicas ready, as {@link MySqlTemplate#warm(int)} keeps servers.
     *
     * @param pairs how many pairs of {@link MySqlTemplate#newReplicatedPair()}, 1 to 100
     * @param template what is in them
     * @return a pool, which the caller closes
     * @throws IllegalArgumentException if the number is out of range
     */
    public static WarmPool<ClonePair> ofReplicatedPairs(int pairs, MySqlTemplate template) {
        return of(
                pairs,
                template::newReplicatedPair,
                pair -> pair.donor().isRunning() && pair.recipient().isRunning(),
                ClonePair::close);
    }

    /** A start that goes on while the pool is closed has nobody who would close what it gets. */
    private T startUnlessClosed() {
        T server = starter.get();
        if (isClosed()) {
            closer.accept(server);
            throw new CancellationException("The warm pool was closed while this server started");
        }
        return server;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /**
     * Hands out the server that has been ready for longest, within milliseconds; waits where none is ready yet. One that has
     * ended since, as the system may have killed it, is left out.
     *
     * @return a running server that nobody has used, which the caller closes
     * @throws IllegalStateException if the pool has been closed
     * @throws TestkitException if the server could not be started, which the next call tries anew, or the template not be
     *     built
     */
    public T take() {
        while (true) {
            T server = takeStarted();
            if (isRunning.test(server)) {
                return server;
            }
            LOGGER.warn("{} ended while it waited in a warm pool", server);
            closer.accept(server);
        }
    }

    private T takeStarted() {
        Future<T> next = next();
        try {
            return started(next);
        } catch (InterruptedException e) {
            giveBack(next);
            throw Deadline.interrupted("a warm server", e);
        }
    }

    /**
     * Waits until as many servers are ready as this pool keeps; until then it is busy with starting them.
     *
     * @throws IllegalStateException if the pool has been closed
     * @throws TestkitException if a server could not be started, or the template not be built
     */
    public void awaitFull() {
        try {
            for (Future<T> server : untaken()) {
                started(server);
            }
        } catch (InterruptedException e) {
            throw Deadline.interrupted("warm servers", e);
        }
    }

    private static <T> T started(Future<T> server) throws InterruptedException {
        try {
            return server.get();
        } catch (ExecutionException e) {
            throw new TestkitException("A server of a warm pool did not start: " + e.getCause(), e);
        } catch (CancellationException e) {
            throw new IllegalStateException("The warm pool was closed while a server was waited for", e);
        }
    }

    private synchronized List<Future<T>> untaken() {
        requireOpen();
        return List.copyOf(servers);
    }

    private synchronized Future<T> next() {
        requireOpen();
        servers.add(background.submit(this::startUnlessClosed));
        return servers.remove();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The warm pool has been closed");
        }
    }

    private synchronized void giveBack(Future<T> untaken) {
        servers.addFirst(untaken);
    }

    /** Closes the servers that were not taken, and waits for the one being started. Does nothing the second time. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        List<Runnable> never = new ArrayList<>();
        notBegun.drainTo(never);
        for (Runnable start : never) {
            ((Future<?>) start).cancel(false); // or whoever waits for it would do so for ever
        }
        background.shutdown(); // a start goes on: interrupted, it might not get to know what it has to clear away
        try {
            awaitEnd();
        } finally {
            drain();
        }
    }

    private void awaitEnd() {
        boolean interrupted = Thread.interrupted(); // what was started must be closed all the same
        try {
            if (!background.awaitTermination(lastStartEndsWithin.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TestkitException("The start of a warm server goes on after " + lastStartEndsWithin.toSeconds()
                        + " s; it is closed when it has ended");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void drain() {
        for (Future<T> server : servers) {
            if (!server.cancel(false) && !server.isCancelled()) {
                closeStarted(server);
            }
        }
        servers.clear();
    }

    private void closeStarted(Future<T> ended) {
        try {
            closer.accept(ended.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // not waited for: it has ended
        } catch (ExecutionException neverStarted) {
            return; // nobody has asked for it
        }
    }
}
