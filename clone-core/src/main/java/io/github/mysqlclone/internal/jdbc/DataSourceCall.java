package io.github.mysqlclone.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a connection from a {@code DataSource} without waiting for ever: a pool may have none left, and its driver may
 * have no time limit for a host that is dead.
 *
 * <p>The call is made on a thread of its own, which JDBC gives no way to stop; a connection that comes too late goes back
 * at once.
 */
final class DataSourceCall {

    private static final Logger log = LoggerFactory.getLogger(DataSourceCall.class);

    private DataSourceCall() {}

    static Connection connection(DataSource dataSource, Duration limit) throws SQLException {
        CompletableFuture<Connection> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> call(dataSource, answer), "mysql-clone-connect");
        thread.setDaemon(true);
        thread.start();
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            giveUp(answer, thread);
            throw new SQLException("The DataSource gave no connection within " + limit
                    + "; give its pool at least two, and its driver a connectTimeout and a socketTimeout");
        } catch (InterruptedException e) {
            giveUp(answer, thread);
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while waiting for a connection of the DataSource", e);
        } catch (ExecutionException e) {
            throw asThrown(e.getCause());
        }
    }

    private static void call(DataSource dataSource, CompletableFuture<Connection> answer) {
        try {
            @Nullable Connection connection = dataSource.getConnection();
            if (connection == null) {
                answer.completeExceptionally(new SQLException("The DataSource returned null instead of a connection"));
            } else if (!answer.complete(connection)) {
                connection.close();
            }
        } catch (Throwable e) {
            if (!answer.completeExceptionally(e)) {
                // Its text is its own and unmasked, so only the kind is told.
                log.debug(
                        "A DataSource failed after nobody waited for it any more: {}",
                        e.getClass().getName());
            }
        }
    }

    /** A connection may come in this very moment. */
    private static void giveUp(CompletableFuture<Connection> answer, Thread thread) throws SQLException {
        thread.interrupt();
        if (!answer.cancel(false)) {
            @Nullable Connection late = answer.isCompletedExceptionally() ? null : answer.join();
            if (late != null) {
                late.close();
            }
        }
    }

    /** What breaks the contract of JDBC is told in its terms, so that nobody has to expect anything else. */
    private static SQLException asThrown(@Nullable Throwable cause) {
        return cause instanceof SQLException exception
                ? exception
                : new SQLException("The DataSource failed: " + cause, cause);
    }
}
