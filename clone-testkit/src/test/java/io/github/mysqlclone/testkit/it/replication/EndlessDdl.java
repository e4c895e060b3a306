package io.github.mysqlclone.testkit.it.replication;

import io.github.mysqlclone.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Creates, alters, truncates and drops tables on a server, one after the other, until it is closed. */
final class EndlessDdl implements AutoCloseable {

    private final TestServer server;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<@Nullable SQLException> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::work, "endless-ddl");
    private volatile boolean ended;

    private EndlessDdl(TestServer server) {
        this.server = server;
    }

    static EndlessDdl on(TestServer server) throws SQLException {
        server.execute("CREATE DATABASE moving");
        EndlessDdl ddl = new EndlessDdl(server);
        ddl.thread.start();
        return ddl;
    }

    /** Leaves each third table behind. */
    private static List<String> round(int i) {
        String table = "moving.t" + i;
        return List.of(
                "CREATE TABLE " + table + " (id INT PRIMARY KEY, note VARCHAR(20))",
                "INSERT INTO " + table + " VALUES (1, 'a'), (2, 'b')",
                "ALTER TABLE " + table + " ADD COLUMN extra INT DEFAULT 7, ADD INDEX (note)",
                "TRUNCATE TABLE " + table,
                "INSERT INTO " + table + " VALUES (" + i + ", 'c', 8)",
                i % 3 == 0 ? "ALTER TABLE " + table + " DROP COLUMN note, FORCE" : "DROP TABLE " + table);
    }

    private void work() {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; !ended; i++) {
                for (String sql : round(i)) {
                    statement.execute(sql);
                    done.incrementAndGet();
                }
            }
        } catch (SQLException e) {
            failure.set(e);
        }
    }

    /** Returns how many statements have ended so far. */
    int done() {
        SQLException thrown = failure.get();
        if (thrown != null) {
            throw new AssertionError("The DDL could not go on", thrown);
        }
        return done.get();
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
