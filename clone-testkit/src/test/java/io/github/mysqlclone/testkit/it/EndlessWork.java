package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Does something on a server again and again, until it is closed. */
public final class EndlessWork implements AutoCloseable {

    private final TestServer server;
    private final Round round;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<@Nullable SQLException> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean ended;

    private EndlessWork(TestServer server, String name, Round round) {
        this.server = server;
        this.round = round;
        this.thread = new Thread(this::work, name);
    }

    /** What is done each time. */
    @FunctionalInterface
    public interface Round {
        /** Does it for the n-th time, from 0, and counts what is to be counted. */
        void run(Statement statement, int n, AtomicInteger done) throws SQLException;
    }

    /** Begins. */
    public static EndlessWork on(TestServer server, String name, Round round) {
        EndlessWork work = new EndlessWork(server, name, round);
        work.thread.start();
        return work;
    }

    private void work() {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (int n = 0; !ended; n++) {
                round.run(statement, n, done);
            }
        } catch (SQLException e) {
            failure.set(e);
        }
    }

    /** Returns how much has been counted so far. */
    public int done() {
        SQLException thrown = failure.get();
        if (thrown != null) {
            throw new AssertionError("It could not go on: " + thread.getName(), thrown);
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
