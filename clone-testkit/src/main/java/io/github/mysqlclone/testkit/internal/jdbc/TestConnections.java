package io.github.mysqlclone.testkit.internal.jdbc;

import java.security.CodeSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * How connections of tests are made: without TLS, which would be most of what they cost (2 to 5 ms, and 16 to 40 ms with
 * it, on two cores), and with it to a server that insists.
 */
public final class TestConnections {

    private static final int SECURE_TRANSPORT_REQUIRED = 3159;

    private TestConnections() {}

    /** Returns a URL that ends with a property, so that more can be appended; of two of one name the driver takes the last. */
    public static String url(String host, int port, boolean tls) {
        // Without TLS the driver asks the server for its key.
        return "jdbc:mysql://" + host + ":" + port + "/?allowPublicKeyRetrieval=true&sslMode="
                + (tls ? "REQUIRED" : "DISABLED");
    }

    /** Says what to do where there is no driver for such URLs; empty if there is one. */
    public static Optional<String> objectionToDriver() {
        try {
            DriverManager.getDriver(url("127.0.0.1", 0, false));
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(
                    "No JDBC driver for MySQL is on the class path of this JVM, or not where the kit's class loader"
                            + " sees it: the kit is in " + placeOfTheKit()
                            + ". Add com.mysql:mysql-connector-j to the tests' dependencies, or put it beside the kit.");
        }
    }

    private static String placeOfTheKit() {
        CodeSource source = TestConnections.class.getProtectionDomain().getCodeSource();
        return source == null ? "a place that it does not know" : String.valueOf(source.getLocation());
    }

    public static Connection open(String url, Properties properties) throws SQLException {
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException e) {
            if (e.getErrorCode() != SECURE_TRANSPORT_REQUIRED) {
                throw e;
            }
            return DriverManager.getConnection(url + "&sslMode=REQUIRED", properties);
        }
    }
}
