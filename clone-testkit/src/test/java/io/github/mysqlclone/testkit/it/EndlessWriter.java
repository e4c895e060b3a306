package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Writes to a table of its own on a server, one transaction after the other, until it is closed. */
public final class EndlessWriter implements AutoCloseable {

    private static final long PAUSE_NANOS = 1_000_000;

    private final TestServer server;
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicReference<@Nullable SQLException> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::write, "endless-writer");
    private volatile boolean ended;

    private EndlessWriter(TestServer server) {
        this.server = server;
    }

    /** Makes the schema {@code busy} and begins to write. */
    public static EndlessWriter on(TestServer server) throws SQLException {
        server.execute(
                "CREATE DATABASE busy",
                "CREATE TABLE busy.entry (id INT AUTO_INCREMENT PRIMARY KEY, note VARCHAR(200), changed INT DEFAULT 0)");
        EndlessWriter writer = new EndlessWriter(server);
        writer.thread.start();
        return writer;
    }

    private void write() {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            while (!ended) {
                statement.execute("INSERT INTO busy.entry (note) VALUES (UUID())");
                statement.execute("UPDATE busy.entry SET changed = changed + 1 WHERE id = LAST_INSERT_ID() / 2");
                written.incrementAndGet();
                // Else the replica, on the same machine, gets no turn.
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SQLException e) {
            failure.set(e);
        }
    }

    /** Returns how many rows it has written so far. */
    public int written() {
        SQLException thrown = failure.get();
        if (thrown != null) {
            throw new AssertionError("The writer could not go on", thrown);
        }
        return written.get();
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
