package io.github.mysqlclone.internal.diagnosis;

import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Reads a server's error log where the account may, over the restarts that the server remembers. */
public final class ErrorLogTail {

    private static final String LINES =
            "SELECT CONCAT_WS(' ', LOGGED, PRIO, ERROR_CODE, DATA) FROM performance_schema.error_log";
    private static final String LAST = " ORDER BY LOGGED DESC LIMIT 15";

    private ErrorLogTail() {}

    /** Read the last lines, oldest first; empty where the account may not. */
    public static List<String> read(ServerConnection connection, SecretMask mask) {
        return lines(connection, mask, LINES + LAST);
    }

    /**
     * Read the last errors since then, oldest first: what a server says after it is up again hides why it did not come up
     * before. Empty where the account may not.
     */
    public static List<String> errorsSince(ServerConnection connection, SecretMask mask, Instant then) {
        return lines(
                connection,
                mask,
                LINES + " WHERE PRIO = 'Error' AND LOGGED >= FROM_UNIXTIME(" + then.getEpochSecond() + ")" + LAST);
    }

    private static List<String> lines(ServerConnection connection, SecretMask mask, String query) {
        try {
            // Each line begins with its time.
            return new ArrayList<>(new TreeSet<>(connection.query(query, row -> mask.mask(row.getString(1)))));
        } catch (SQLException e) {
            // Optional help: an account without SELECT on the table, or a server before 8.0.22, has none to give.
            return List.of();
        }
    }
}
