package io.github.mysqlclone.examples.benchmark.clone;

import io.github.mysqlclone.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that write to a server as fast as it lets them. */
final class BusyClients implements AutoCloseable {

    private static final int ROWS = 1_000;

    private final ExecutorService threads;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicLong statements = new AtomicLong();

    private BusyClients(int clients) {
        threads = Executors.newFixedThreadPool(clients);
    }

    static BusyClients on(TestServer server, int clients) throws SQLException {
        server.execute(
                "CREATE DATABASE busy",
                "CREATE TABLE busy.counter (id INT PRIMARY KEY, n BIGINT NOT NULL)",
                "INSERT INTO busy.counter WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < "
                        + (ROWS - 1) + ") SELECT i, 0 FROM n");
        BusyClients busy = new BusyClients(clients);
        for (int client = 0; client < clients; client++) {
            int first = client;
            busy.threads.execute(() -> busy.writeOrSay(server, first));
        }
        return busy;
    }

    private void writeOrSay(TestServer server, int first) {
        try {
            write(server, first);
        } catch (SQLException e) {
            throw new IllegalStateException("a client of the benchmark has ended early", e);
        }
    }

    private void write(TestServer server, int first) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (int row = first; !closing.get(); row = (row + 7) % ROWS) {
                statement.executeUpdate("UPDATE busy.counter SET n = n + 1 WHERE id = " + row);
                statements.incrementAndGet();
            }
        }
    }

    long statements() {
        return statements.get();
    }

    @Override
    public void close() {
        closing.set(true);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("clients of the benchmark do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
