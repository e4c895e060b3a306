package io.github.mysqlclone.internal.jdbc;

import io.github.mysqlclone.server.MySqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A connection that the calling thread takes from a {@code DataSource} as its own code would. */
final class CallersConnection {

    private CallersConnection() {}

    /** Ask who answers, and change nothing: the connection may be the one of a transaction that the caller has open. */
    static String serverUuid(MySqlServer server, SecretMask mask) {
        try (Connection connection = server.dataSource().orElseThrow().getConnection()) {
            if (connection == null) {
                throw new SQLException("The DataSource gave null instead of a connection");
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT @@GLOBAL.server_uuid LIMIT 1")) {
                return row.next() ? String.valueOf(row.getString(1)) : "";
            }
        } catch (SQLException e) {
            throw ConnectionFailures.describe(server, mask.mask(e));
        } catch (RuntimeException e) {
            throw ConnectionFailures.describe(
                    server, mask.mask(new SQLException("The DataSource failed unexpectedly: " + e, e)));
        }
    }
}
