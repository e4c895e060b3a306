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

    /** Breaks off the connection whose answers may take for ever; returns whether there was one. */
    boolean abortTheOneThatRunsClone() {
        return opened.stream().anyMatch(RecordingDataSource::abortIfUnlimited);
    }

    private static boolean abortIfUnlimited(Connection connection) {
        try {
            if (connection.getNetworkTimeout() != 0) {
                return false;
            }
            connection.abort(Runnable::run);
            return true;
        } catch (SQLException e) {
            // Closed already.
            return false;
        }
    }
}
