package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.testkit.TestServer;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/** Writes to a table of its own on a server, one transaction after the other, until it is closed. */
public record EndlessWriter(EndlessWork work) implements AutoCloseable {

    private static final long PAUSE_NANOS = 1_000_000;

    /** Makes the schema {@code busy} and begins to write. */
    public static EndlessWriter on(TestServer server) throws SQLException {
        server.execute(
                "CREATE DATABASE busy",
                "CREATE TABLE busy.entry (id INT AUTO_INCREMENT PRIMARY KEY, note VARCHAR(200), changed INT DEFAULT 0)");
        return new EndlessWriter(EndlessWork.on(server, "endless-writer", (statement, n, done) -> {
            statement.execute("INSERT INTO busy.entry (note) VALUES (UUID())");
            statement.execute("UPDATE busy.entry SET changed = changed + 1 WHERE id = LAST_INSERT_ID() / 2");
            done.incrementAndGet();
            // Else the replica, on the same machine, gets no turn.
            LockSupport.parkNanos(PAUSE_NANOS);
        }));
    }

    /** Returns how many rows it has written so far. */
    public int written() {
        return work.done();
    }

    @Override
    public void close() {
        work.close();
    }
}
