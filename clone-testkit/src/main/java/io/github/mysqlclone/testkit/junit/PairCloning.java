package io.github.mysqlclone.testkit.junit;

import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Deadline;
import io.github.mysqlclone.testkit.internal.host.LogTail;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Makes the recipient of a pair a copy of the donor, and its replica if that is wanted. */
final class PairCloning {

    private static final int CAUGHT_UP_WITHIN_SECONDS = 60;

    private PairCloning() {}

    static ClonePair cloneData(ClonePair pair) {
        CloneSpec spec = CloneSpec.remote(pair.donorHostForRecipient(), pair.donorPortForRecipient())
                .donorAccount(pair.donorAccount())
                .donorServer(pair.donor().server(pair.donorAccount()))
                .replaceData()
                .timeouts(
                        CloneTimeouts.defaults().restart(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)));
        try (CloneSession session = spec.openSession(pair.recipient().server(pair.recipientAccount()))) {
            session.run();
            return pair;
        } catch (RuntimeException e) {
            throw failure("clone the donor", pair, e);
        }
    }

    static ClonePair follow(ClonePair pair) {
        cloneData(pair);
        TestServer donor = pair.donor();
        try (Connection replica = pair.recipient().connect();
                Statement statement = replica.createStatement()) {
            statement.execute("CHANGE REPLICATION SOURCE TO SOURCE_HOST = '" + pair.donorHostForRecipient()
                    + "', SOURCE_PORT = " + pair.donorPortForRecipient() + ", SOURCE_USER = '"
                    + donor.rootAccount().user() + "', SOURCE_PASSWORD = '"
                    + donor.rootAccount().password().reveal()
                    + "', SOURCE_AUTO_POSITION = 1, GET_SOURCE_PUBLIC_KEY = 1");
            statement.execute("START REPLICA");
            statement.execute("SET GLOBAL super_read_only = ON");
            awaitConnection(pair, statement);
            awaitDonorsTransactions(pair, statement);
            return pair;
        } catch (SQLException e) {
            throw failure("make the recipient a replica", pair, e);
        }
    }

    private static void awaitConnection(ClonePair pair, Statement statement) throws SQLException {
        ReplicaConnection connection = new ReplicaConnection(statement);
        if (!connection.isThereWithin(Duration.ofSeconds(CAUGHT_UP_WITHIN_SECONDS))) {
            throw new TestkitException("The replica " + pair.recipient() + " does not reach its source " + pair.donor()
                    + ": " + connection.lastError());
        }
    }

    private static void awaitDonorsTransactions(ClonePair pair, Statement statement) throws SQLException {
        String transactions = transactionsOf(pair.donor());
        String wait = "SELECT WAIT_FOR_EXECUTED_GTID_SET('" + transactions + "', " + CAUGHT_UP_WITHIN_SECONDS + ")";
        try (ResultSet answer = statement.executeQuery(wait)) {
            answer.next();
            if (answer.getInt(1) != 0) {
                throw new TestkitException("The replica " + pair.recipient() + " has not caught up within "
                        + CAUGHT_UP_WITHIN_SECONDS + " s. Its error log ends with:\n"
                        + LogTail.of(pair.recipient().errorLog()));
            }
        }
    }

    private static String transactionsOf(TestServer donor) throws SQLException {
        try (Connection connection = donor.connect();
                Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery("SELECT REPLACE(@@GLOBAL.gtid_executed, '\n', '')")) {
            set.next();
            return set.getString(1);
        }
    }

    private static TestkitException failure(String what, ClonePair pair, Exception cause) {
        return new TestkitException(
                "Cannot " + what + " (" + pair.donor() + " to " + pair.recipient() + "): " + cause.getMessage()
                        + "\nThe recipient's error log ends with:\n"
                        + LogTail.of(pair.recipient().errorLog()),
                cause);
    }

    /** What a replica says of its connection to its source. */
    private record ReplicaConnection(Statement statement) {

        private static final String STATUS = "SELECT SERVICE_STATE, LAST_ERROR_NUMBER, LAST_ERROR_MESSAGE"
                + " FROM performance_schema.replication_connection_status";

        /** An error does not end the wait: the replica tries again by itself. */
        boolean isThereWithin(Duration atMost) throws SQLException {
            Deadline deadline = Deadline.after(atMost);
            while (!isThere()) {
                if (deadline.hasPassed()) {
                    return false;
                }
                deadline.pause("a replica to reach its source");
            }
            return true;
        }

        private boolean isThere() throws SQLException {
            try (ResultSet row = statement.executeQuery(STATUS)) {
                return row.next() && "ON".equals(row.getString(1));
            }
        }

        String lastError() throws SQLException {
            try (ResultSet row = statement.executeQuery(STATUS)) {
                return row.next() ? "error " + row.getInt(2) + ", " + row.getString(3) : "it has no channel";
            }
        }
    }
}
