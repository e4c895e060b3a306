package io.github.mysqlclone.internal.jdbc;

import io.github.mysqlclone.server.MySqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A connection that the calling thread takes from a {@code DataSource} as its own code would. */
final class CallersConnection {

    /** ER_UNKNOWN_SYSTEM_VARIABLE: a server that is not MySQL's. */
    private static final int NO_SUCH_VARIABLE = 1193;

    static final String QUERY = "SELECT @@GLOBAL.server_uuid LIMIT 1";

    private CallersConnection() {}

    /**
     * Ask who answers, and change nothing: the connection may be the one of a transaction that the caller has open.
     *
     * <p>Waits as long as the {@code DataSource} and its driver do: a limit set here might end the caller's transaction.
     *
     * @return empty for a server that has no such value, such as MariaDB
     */
    static String serverUuid(MySqlServer server, SecretMask mask) {
        try (Connection connection = server.dataSource().orElseThrow().getConnection()) {
            if (connection == null) {
                throw new SQLException("The DataSource gave null instead of a connection");
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(QUERY)) {
                return row.next() ? String.valueOf(row.getString(1)) : "";
            }
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_VARIABLE) {
                return "";
            }
            throw ConnectionFailures.describe(server, mask.mask(e));
        } catch (RuntimeException | Error e) {
            throw ConnectionFailures.describe(
                    server, mask.mask(new SQLException("The DataSource failed unexpectedly: " + e, e)));
        }
    }
}
