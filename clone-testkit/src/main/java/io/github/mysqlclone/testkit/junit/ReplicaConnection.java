package io.github.mysqlclone.testkit.junit;

import io.github.mysqlclone.testkit.internal.host.Deadline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** What a replica says of its connection to its source. */
record ReplicaConnection(Statement statement) {

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
