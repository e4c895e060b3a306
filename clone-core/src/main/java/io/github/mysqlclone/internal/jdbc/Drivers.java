package io.github.mysqlclone.internal.jdbc;

import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;

/** Finds the MySQL driver as a service, without touching {@code DriverManager}'s JVM-wide list. */
final class Drivers {

    private Drivers() {}

    static Connection connect(MySqlServer server, String url, Properties properties) throws SQLException {
        for (Driver driver : ServiceLoader.load(Driver.class)) {
            if (driver.acceptsURL(url)) {
                Connection connection = driver.connect(url, properties);
                if (connection != null) {
                    return connection;
                }
            }
        }
        throw new ServerConnectionException(
                server,
                "No JDBC driver takes " + url + ". Put com.mysql:mysql-connector-j on the class or module path.",
                null,
                null);
    }
}
