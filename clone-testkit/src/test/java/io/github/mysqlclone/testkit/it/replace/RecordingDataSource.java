package io.github.mysqlclone.testkit.it.replace;

import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.it.DriverDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hands out plain connections and remembers them, so that a test can break one off. */
final class RecordingDataSource extends DriverDataSource {

    private final List<Connection> opened = new CopyOnWriteArrayList<>();

    RecordingDataSource(MySqlServer server) {
        super(server);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        opened.add(connection);
        return connection;
    }

    /** The statement's connection is the one whose answers may take for ever. */
    void abortTheOneThatRunsClone() {
        for (Connection connection : opened) {
            try {
                if (!connection.isClosed() && connection.getNetworkTimeout() == 0) {
                    connection.abort(Runnable::run);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
