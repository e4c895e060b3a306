package io.github.mysqlclone.internal.status;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.NetworkLimits;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.Optional;

/** One look at a server's clone tables from outside any session. */
public final class StatusInspection {

    private StatusInspection() {}

    /** Read the last clone; empty if there was none. */
    public static Optional<CloneStatus> read(MySqlServer server) {
        CloneTimeouts timeouts = CloneTimeouts.defaults();
        ConnectionOpener opener =
                new ConnectionOpener(new NetworkLimits(timeouts.connect(), timeouts.query()), SecretMask.of(server));
        try (ServerConnection connection = opener.open(server)) {
            return readable(connection) instanceof StatusReading.Row row ? Optional.of(row.status()) : Optional.empty();
        } catch (SQLException e) {
            throw unreadable(server, e);
        }
    }

    /**
     * Read the tables, which must be there.
     *
     * @throws ServerConnectionException if the clone plugin is not active
     */
    public static StatusReading readable(ServerConnection connection) throws SQLException {
        StatusReading reading = StatusReader.read(connection);
        if (reading instanceof StatusReading.NoTables) {
            throw new ServerConnectionException(
                    connection.server(),
                    "Cannot read clone_status on " + connection.server()
                            + ": the clone plugin is not active. Install it"
                            + " with INSTALL PLUGIN clone SONAME 'mysql_clone.so'; the row of an earlier clone is then"
                            + " there again.",
                    new ServerError(1146, "42S02", "Table 'performance_schema.clone_status' doesn't exist"),
                    null);
        }
        return reading;
    }

    /** Say that the tables could not be read. */
    public static ServerConnectionException unreadable(MySqlServer server, SQLException cause) {
        return new ServerConnectionException(
                server,
                "Cannot read clone_status on " + server + ": " + cause.getMessage() + ". The account needs SELECT on"
                        + " performance_schema.clone_status and performance_schema.clone_progress.",
                ServerError.of(cause).orElse(null),
                cause);
    }

    /** Read up to which point of its donor's history this server's data goes; empty if that was not recorded. */
    public static Optional<BinlogCoordinates> coordinates(MySqlServer server) {
        return read(server).flatMap(CloneStatus::coordinates);
    }
}
