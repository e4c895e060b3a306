package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.outcome.StatementReturn;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Holds the CLONE statement on a thread of its own, without a time limit, until the server answers. */
public final class StatementCall {

    private static final int SYNTAX_ERROR = 1064;
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final ServerConnection connection;
    private final Duration networkTimeout;
    private final long sessionId;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<StatementReturn> outcome = new AtomicReference<>();

    private StatementCall(ServerConnection connection, Duration networkTimeout, long sessionId, String sql) {
        this.connection = connection;
        this.networkTimeout = networkTimeout;
        this.sessionId = sessionId;
        this.thread = new Thread(() -> hold(sql), "mysql-clone-statement");
        thread.setDaemon(true);
    }

    /** Send the statement and return at once; the connection belongs to the call from now on. */
    public static StatementCall send(ServerConnection connection, String sql, Duration networkTimeout)
            throws SQLException {
        long sessionId = connection
                .queryFirst("SELECT CONNECTION_ID()", row -> row.getLong(1))
                .orElseThrow();
        // No limit for the one answer that takes as long as the data does, whatever the user's URL or pool says.
        connection.networkTimeout(Duration.ZERO);
        StatementCall call = new StatementCall(connection, networkTimeout, sessionId, sql);
        call.thread.start();
        return call;
    }

    private void hold(String sql) {
        try {
            connection.execute(sql);
            outcome.set(new StatementReturn.Answered());
        } catch (SQLException e) {
            outcome.set(StatementReturn.of(withoutStatement(e)));
        } catch (RuntimeException e) {
            outcome.set(new StatementReturn.Lost(new SQLException("The driver failed: " + e, e)));
        } finally {
            ended.countDown();
            release();
        }
    }

    /** A syntax error quotes the statement from somewhere on, and may so cut a password in two. */
    private static SQLException withoutStatement(SQLException exception) {
        if (exception.getErrorCode() != SYNTAX_ERROR) {
            return exception;
        }
        return new SQLException(
                "The server does not know this form of CLONE (its words are left out, they may quote a password)",
                exception.getSQLState(),
                exception.getErrorCode());
    }

    private void release() {
        try {
            connection.networkTimeout(networkTimeout);
        } catch (SQLException e) {
            connection.abort();
        }
        connection.close();
    }

    /** Returns the id of the statement's session in the server's process list. */
    long sessionId() {
        return sessionId;
    }

    /** Returns how it came back; empty while it runs. */
    Optional<StatementReturn> outcome() {
        return Optional.ofNullable(outcome.get());
    }

    /** Wait until the statement comes back, or this long; returns whether it has. */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Give a statement whose clone has ended the moment it needs to come back with the server's words. */
    void settle() {
        try {
            awaitEnd(SETTLING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Break the connection off if the truth came from elsewhere or nobody waits for it, and see the thread go. */
    void dismiss() {
        if (ended.getCount() > 0) {
            connection.abort();
        }
        try {
            thread.join(SETTLING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
