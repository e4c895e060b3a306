package io.github.mysqlclone.internal.jdbc;

import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds MySQL's own driver: as a service that the thread's class loader sees, as one that the library's own does, or
 * among those of {@code DriverManager}.
 *
 * <p>No other driver is taken for a host and a port: one that ignores {@code sslMode} would send a password in clear.
 */
final class Drivers {

    private static final Logger log = LoggerFactory.getLogger(Drivers.class);

    private static final String MYSQLS_OWN = "com.mysql.cj.";

    /** A loader whose every look fails would be asked for ever. */
    private static final int MOST_BROKEN = 100;

    private Drivers() {}

    static Connection connect(MySqlServer server, String url, Properties properties) throws SQLException {
        Optional<Driver> driver = find();
        @Nullable Connection connection = driver.isPresent() ? driver.get().connect(url, properties) : null;
        if (connection == null) {
            throw new ServerConnectionException(
                    server,
                    "MySQL's own JDBC driver is not there. Put com.mysql:mysql-connector-j on the class or module path;"
                            + " other drivers are used through MySqlServer.dataSource.",
                    null,
                    null);
        }
        return connection;
    }

    static Optional<Driver> find() {
        return service(Thread.currentThread().getContextClassLoader())
                .or(() -> service(Drivers.class.getClassLoader()))
                .or(Drivers::registered);
    }

    /** A null loader is the system's. */
    private static Optional<Driver> service(@Nullable ClassLoader loader) {
        Iterator<ServiceLoader.Provider<Driver>> providers =
                ServiceLoader.load(Driver.class, loader).stream().iterator();
        int broken = 0;
        while (broken < MOST_BROKEN) {
            try {
                if (!providers.hasNext()) {
                    return Optional.empty();
                }
                ServiceLoader.Provider<Driver> provider = providers.next();
                if (isMysqlsOwn(provider.type())) {
                    return Optional.of(provider.get());
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                // Another driver's trouble.
                broken++;
                log.debug("A JDBC driver cannot be loaded: {}", e.toString());
            }
        }
        return Optional.empty();
    }

    private static Optional<Driver> registered() {
        try (Stream<Driver> drivers = DriverManager.drivers()) {
            return drivers.filter(driver -> isMysqlsOwn(driver.getClass())).findFirst();
        }
    }

    private static boolean isMysqlsOwn(Class<?> driver) {
        return driver.getName().startsWith(MYSQLS_OWN);
    }
}
