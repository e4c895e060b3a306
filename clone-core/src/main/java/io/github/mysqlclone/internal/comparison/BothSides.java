package io.github.mysqlclone.internal.comparison;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Asks both servers the same thing at the same time, each from a thread of its own, so that the caller can be interrupted. Used by the
 * thread that made it.
 */
final class BothSides implements AutoCloseable {

    private static final Duration ENDS_WITHIN = Duration.ofMillis(100);
    private static final Duration GOES_WITHIN = Duration.ofSeconds(5);

    private static final Future<?> NOTHING_ASKED = CompletableFuture.completedFuture("");

    private final ServerConnection donor;
    private final ServerConnection recipient;
    private final ExecutorService work = Executors.newFixedThreadPool(2, this::thread);
    private final List<Thread> threads = new ArrayList<>();
    private Future<?> askedOfDonor = NOTHING_ASKED;
    private Future<?> askedOfRecipient = NOTHING_ASKED;

    BothSides(ServerConnection donor, ServerConnection recipient) {
        this.donor = donor;
        this.recipient = recipient;
    }

    private Thread thread(Runnable asking) {
        Thread thread = new Thread(asking, "mysql-clone-comparison");
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    /** What is asked. */
    @FunctionalInterface
    interface Question<T> {
        T ask(ServerConnection connection) throws SQLException;
    }

    /** What both said. */
    record Answers<T>(T ofDonor, T ofRecipient) {}

    <T> Answers<T> ask(Question<T> question) {
        Future<T> here = work.submit(() -> question.ask(donor));
        askedOfDonor = here; // at once, since the other thread might not be had
        Future<T> there = work.submit(() -> question.ask(recipient));
        askedOfRecipient = there;
        return new Answers<>(answer(here, donor), answer(there, recipient));
    }

    /** A failure leaves the other side at work; closing breaks that off. */
    private static <T> T answer(Future<T> answer, ServerConnection connection) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerConnectionException(connection.server(), "The comparison was interrupted.", null, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw unreadable(connection, cause);
            }
            throw new IllegalStateException("Reading " + connection.server() + " failed", e.getCause());
        }
    }

    private static ServerConnectionException unreadable(ServerConnection connection, SQLException cause) {
        return new ServerConnectionException(
                connection.server(),
                "The comparison ended, because " + connection.server() + " could not be read: " + cause.getMessage()
                        + ". The account needs SELECT on all that is compared, and SHOW VIEW, TRIGGER, EVENT and SHOW_ROUTINE.",
                ServerError.of(cause).orElse(null),
                cause);
    }

    /** Breaks off what is still asked, and sees the threads go. A side at rest keeps its connection, which may be a pool's. */
    @Override
    public void close() {
        work.shutdown();
        if (!haveGone(ENDS_WITHIN)) {
            breakOff(askedOfDonor, donor);
            breakOff(askedOfRecipient, recipient);
            haveGone(GOES_WITHIN);
        }
    }

    private static void breakOff(Future<?> asked, ServerConnection connection) {
        if (asked.cancel(false)) {
            connection.abort();
        }
    }

    /** An executor has terminated a moment before its threads have. An interrupt meanwhile is kept for later. */
    private boolean haveGone(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive() && System.nanoTime() - deadline < 0) {
                try {
                    TimeUnit.NANOSECONDS.timedJoin(thread, deadline - System.nanoTime());
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return threads.stream().noneMatch(Thread::isAlive);
    }
}
