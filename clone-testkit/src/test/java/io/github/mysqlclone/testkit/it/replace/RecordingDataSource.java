package io.github.mysqlclone.testkit.it.replace;

import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.it.DriverDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Remembers the connection whose answers may take for ever, which is the one that runs CLONE, so as to break it off. */
final class RecordingDataSource extends DriverDataSource {

    private volatile @Nullable Connection unlimited;

    RecordingDataSource(MySqlServer server) {
        super(server);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        // Asking the driver for the time limit would wait for the statement.
                        if (method.getName().equals("setNetworkTimeout")
                                && Integer.valueOf(0).equals(arguments[1])) {
                            unlimited = connection;
                        }
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    /** Breaks it off; returns whether there was one. */
    boolean abortTheOneThatRunsClone() {
        Connection connection = unlimited;
        if (connection == null) {
            return false;
        }
        try {
            connection.abort(Runnable::run);
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
