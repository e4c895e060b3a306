package io.github.mysqlclone.internal.fleet.inspection;

import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;

/** Whether a server can clone, and serve clones, as it is. */
public final class ActiveClonePlugin {

    private static final String IS_ACTIVE =
            "SELECT 1 FROM information_schema.PLUGINS WHERE PLUGIN_NAME = 'clone' AND PLUGIN_STATUS = 'ACTIVE'";

    private ActiveClonePlugin() {}

    static boolean isOn(ServerConnection server) throws SQLException {
        return server.queryFirst(IS_ACTIVE, row -> row.getInt(1)).isPresent();
    }

    /**
     * Returns whether it is active there now.
     *
     * @throws ServerConnectionException if the server, which has to be that of the uuid, cannot be asked
     */
    public static boolean isOn(ConnectionOpener opener, MySqlServer server, String uuid) {
        try (ServerConnection connection = opener.open(server, uuid)) {
            return isOn(connection);
        } catch (SQLException e) {
            throw new ServerConnectionException(
                    server,
                    "Whether " + server + " has the clone plugin could not be read: " + e.getMessage(),
                    ServerError.of(e).orElse(null),
                    e);
        }
    }
}
