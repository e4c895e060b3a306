package io.github.mysqlclone.internal.comparison;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Asks both servers the same thing at the same time, each from a thread of its own, so that the caller can be interrupted. */
final class BothSides implements AutoCloseable {

    private static final long ENDS_SOON_MILLIS = 100;

    private final ServerConnection donor;
    private final ServerConnection recipient;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "mysql-clone-comparison");
        thread.setDaemon(true);
        return thread;
    });

    BothSides(ServerConnection donor, ServerConnection recipient) {
        this.donor = donor;
        this.recipient = recipient;
    }

    /** What is asked. */
    @FunctionalInterface
    interface Question<T> {
        T ask(ServerConnection connection) throws SQLException;
    }

    /** What both said. */
    record Answers<T>(T ofDonor, T ofRecipient) {}

    <T> Answers<T> ask(Question<T> question) {
        Future<T> here = threads.submit(() -> question.ask(donor));
        Future<T> there = threads.submit(() -> question.ask(recipient));
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

    /** Breaks off what is still asked. A side at rest keeps its connection, which may belong to a pool. */
    @Override
    public void close() {
        threads.shutdown();
        if (!threads.isTerminated() && !endsSoon()) {
            donor.abort();
            recipient.abort();
        }
    }

    private boolean endsSoon() {
        try {
            return threads.awaitTermination(ENDS_SOON_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
