package io.github.mysqlclone.examples.benchmark.clone;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.ClonePair;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The clone as a script does it: the statement, then a look every 50 ms until the table says Completed. */
record BareClone(ClonePair pair) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final int RESTART_FAILED = 3707;

    void replace() throws SQLException {
        try {
            execute(statement());
        } catch (SQLException e) {
            if (e.getErrorCode() != RESTART_FAILED
                    && !String.valueOf(e.getSQLState()).startsWith("08")) {
                throw e;
            }
        }
        awaitCompleted();
    }

    void intoDirectory(String path) throws SQLException {
        execute(statement() + " DATA DIRECTORY = '" + path + "'");
        awaitCompleted();
    }

    private String statement() {
        Account donor = pair.donorAccount();
        return "CLONE INSTANCE FROM '" + donor.user() + "'@'" + pair.donorHostForRecipient() + "':"
                + pair.donorPortForRecipient() + " IDENTIFIED BY '"
                + donor.password().reveal() + "'";
    }

    private void execute(String clone) throws SQLException {
        try (Connection connection = pair.recipient().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(clone);
        }
    }

    private void awaitCompleted() throws SQLException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!isCompleted(pair)) {
            if (System.nanoTime() > deadline) {
                throw new SQLException(pair.recipient() + " has not completed its clone within " + LIMIT);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Tells whether the recipient says so; a server that is away says nothing. */
    static boolean isCompleted(ClonePair pair) {
        try (Connection connection = pair.recipient().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT STATE FROM performance_schema.clone_status")) {
            return row.next() && "Completed".equals(row.getString(1));
        } catch (SQLException e) {
            return false;
        }
    }
}
