package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A statement of another session that runs until it is killed. */
record BackgroundStatement(TestServer server, String sessionId, CompletableFuture<@Nullable SQLException> end)
        implements Fault.Undo {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Starts it and returns as soon as the server runs it. */
    static BackgroundStatement start(TestServer server, String sql) throws SQLException {
        Connection connection = server.connect();
        String id = sessionId(connection);
        CompletableFuture<@Nullable SQLException> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> end.complete(run(connection, sql)), "background statement");
        thread.setDaemon(true);
        thread.start();
        Await.until(
                "another session to run its statement",
                SOON,
                () -> Sql.value(
                                server,
                                "SELECT 1 FROM performance_schema.threads WHERE PROCESSLIST_ID = " + id
                                        + " AND PROCESSLIST_COMMAND <> 'Sleep' AND PROCESSLIST_INFO IS NOT NULL")
                        != null);
        return new BackgroundStatement(server, id, end);
    }

    private static String sessionId(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CONNECTION_ID()")) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static @Nullable SQLException run(Connection connection, String sql) {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    /** The query is killed, not the session: then its end is the end of all that the server does for it. */
    @Override
    public void undo() throws Exception {
        if (!end.isDone()) {
            server.execute("KILL QUERY " + sessionId);
        }
        awaitEnd();
    }

    void awaitEnd() throws Exception {
        end.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
    }
}
