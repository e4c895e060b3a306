package io.github.mysqlclone.internal.comparison;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks both servers the same thing at the same time: the donor from here, the recipient from one more thread. */
final class BothSides implements AutoCloseable {

    private final ServerConnection donor;
    private final ServerConnection recipient;
    private final ExecutorService beside = Executors.newSingleThreadExecutor(work -> {
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
        Future<T> there = beside.submit(() -> question.ask(recipient));
        T here = ask(question, donor);
        try {
            return new Answers<>(here, there.get());
        } catch (InterruptedException e) {
            recipient.abort();
            Thread.currentThread().interrupt();
            throw new ServerConnectionException(recipient.server(), "The comparison was interrupted.", null, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw unreadable(recipient, cause);
            }
            throw new IllegalStateException("reading the recipient failed", e.getCause());
        }
    }

    private static <T> T ask(Question<T> question, ServerConnection connection) {
        try {
            return question.ask(connection);
        } catch (SQLException e) {
            throw unreadable(connection, e);
        }
    }

    private static ServerConnectionException unreadable(ServerConnection connection, SQLException cause) {
        return new ServerConnectionException(
                connection.server(),
                "The comparison ended, because " + connection.server() + " could not be read: " + cause.getMessage()
                        + ". The account needs SELECT on all that is compared, and SHOW VIEW, TRIGGER and EVENT.",
                ServerError.of(cause).orElse(null),
                cause);
    }

    @Override
    public void close() {
        beside.shutdownNow();
        recipient.abort();
    }
}
