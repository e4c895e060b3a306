package io.github.mysqlclone.internal.diagnosis;

import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads the last lines of a server's error log where the account may. */
public final class ErrorLogTail {

    private static final String LINES = "SELECT CONCAT_WS(' ', LOGGED, PRIO, ERROR_CODE, DATA)"
            + " FROM performance_schema.error_log ORDER BY LOGGED DESC LIMIT 15";

    private ErrorLogTail() {}

    /** Read them, oldest first; empty where the account may not. */
    public static List<String> read(ServerConnection connection, SecretMask mask) {
        try {
            List<String> lines = new ArrayList<>(connection.query(LINES, row -> mask.mask(row.getString(1))));
            Collections.reverse(lines);
            return lines;
        } catch (SQLException e) {
            // Optional help: an account without SELECT on the table, or a server before 8.0.22, has none to give.
            return List.of();
        }
    }
}
