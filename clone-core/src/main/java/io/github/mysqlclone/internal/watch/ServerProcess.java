package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.math.BigInteger;
import java.sql.SQLException;

/**
 * Tells a server process from the one before it, by the second in which it began.
 *
 * <p>{@code Uptime} is the statement's own time less the time at which the process began (mysqld.cc, show_starttime). So
 * one statement that asks for both gives that beginning, whatever was done to the clock since (seen on 9.7.4 with SET
 * TIMESTAMP, which moves both). No two processes of one server that a clone could run in begin within one second.
 *
 * @param beganAt when it began by its own clock, in seconds since 1970
 */
public record ServerProcess(long beganAt) {

    /** Every account may read that table (table_global_status.cc, PFS_readonly_world_acl; seen on 9.7.4). */
    private static final String BEGINNING = "SELECT UNIX_TIMESTAMP(), VARIABLE_VALUE"
            + " FROM performance_schema.global_status WHERE VARIABLE_NAME = 'Uptime'";

    /** Ask for it. */
    public static ServerProcess of(ServerConnection connection) throws SQLException {
        return connection
                .queryFirst(BEGINNING, row -> begunAt(row.getLong(1), row.getString(2)))
                .orElseThrow(() -> new SQLException("The server does not tell its uptime"));
    }

    /** A clock set back by more than the uptime makes that negative, which the server shows as an unsigned number. */
    static ServerProcess begunAt(long now, String uptime) {
        return new ServerProcess(now - new BigInteger(uptime).longValue());
    }
}
