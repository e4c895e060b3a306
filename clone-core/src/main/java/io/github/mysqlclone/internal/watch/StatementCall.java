package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.outcome.SentStatement;
import io.github.mysqlclone.internal.outcome.StatementReturn;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Holds the CLONE statement on a thread of its own, without a time limit, until the server answers. */
public final class StatementCall {

    private static final int SYNTAX_ERROR = 1064;
    /** In UTC, since a local time may come twice. */
    private static final String SELF =
            "SELECT CONNECTION_ID(), TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3))";

    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final ServerConnection connection;
    private final Duration networkTimeout;
    private final SentStatement sent;
    private final Thread thread;
    private final Runnable whenEnded;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<StatementReturn> outcome = new AtomicReference<>();

    private StatementCall(
            ServerConnection connection, Duration networkTimeout, SentStatement sent, String sql, Runnable whenEnded) {
        this.connection = connection;
        this.networkTimeout = networkTimeout;
        this.sent = sent;
        this.whenEnded = whenEnded;
        this.thread = new Thread(() -> hold(sql), "mysql-clone-statement");
        thread.setDaemon(true);
    }

    /** Make a call ready, up to the statement itself; the connection is the caller's until {@link #send()}. */
    public static StatementCall ready(
            ServerConnection connection, String sql, Duration networkTimeout, Runnable whenEnded) throws SQLException {
        SentStatement sent = connection
                .queryFirst(
                        SELF,
                        row -> new SentStatement(row.getLong(1), Instant.EPOCH.plus(row.getLong(2), ChronoUnit.MICROS)))
                .orElseThrow();
        // No limit for the one answer that takes as long as the data does, whatever the user's URL or pool says.
        connection.networkTimeout(Duration.ZERO);
        return new StatementCall(connection, networkTimeout, sent, sql, whenEnded);
    }

    /** Send the statement and return at once; the connection belongs to the call from now on. */
    public void send() {
        thread.start();
    }

    private void hold(String sql) {
        try {
            connection.execute(sql);
            outcome.set(new StatementReturn.Answered());
        } catch (SQLException e) {
            outcome.set(StatementReturn.of(withoutStatement(e)));
        } catch (Throwable e) {
            // What a driver, a pool or an Error throws here says nothing of the server, which has the statement.
            outcome.set(new StatementReturn.Lost(connection.masked(e)));
        } finally {
            ended.countDown();
            whenEnded.run();
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

    /** Give the connection back to the caller instead of sending the statement. */
    public void giveUp() {
        try {
            connection.networkTimeout(networkTimeout);
        } catch (SQLException e) {
            connection.abort();
        }
    }

    private void release() {
        if (outcome.get() instanceof StatementReturn.Lost) {
            // A pool would keep the session alive, as if the statement might still come.
            connection.abort();
        }
        try {
            connection.networkTimeout(networkTimeout);
        } catch (SQLException e) {
            connection.abort();
        }
        connection.close();
    }

    /** Returns by what its clone is known. */
    public SentStatement sent() {
        return sent;
    }

    /** Returns how it came back; empty while it runs. */
    Optional<StatementReturn> outcome() {
        return Optional.ofNullable(outcome.get());
    }

    /** Returns whether it has not come back yet. */
    public boolean isOut() {
        return ended.getCount() > 0;
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
        if (isOut()) {
            connection.abort();
        }
        try {
            thread.join(SETTLING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
