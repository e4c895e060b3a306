package io.github.mysqlclone.internal.jdbc;

import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.DifferentServerException;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Opens connections with the library's own settings, and makes sure of the server behind them. Thread-safe. */
public final class ConnectionOpener {

    /** ER_QUERY_TIMEOUT. */
    private static final int TOOK_TOO_LONG = 3024;

    private static final int MOST_ATTEMPTS = 10;

    private final NetworkLimits limits;
    private final SecretMask mask;
    private final OpenConnections connections;

    /** Create with limits for all connections, and a mask that knows all passwords in use. */
    public ConnectionOpener(NetworkLimits limits, SecretMask mask) {
        this(limits, mask, new OpenConnections());
    }

    private ConnectionOpener(NetworkLimits limits, SecretMask mask, OpenConnections connections) {
        this.limits = limits;
        this.mask = mask;
        this.connections = connections;
    }

    /** Returns one that opens connections in the same way, which can be broken off together. */
    public ConnectionOpener among(OpenConnections others) {
        return new ConnectionOpener(limits, mask, others);
    }

    /** Returns one that waits at most this long, for a connection and for each answer. */
    public ConnectionOpener within(Duration limit) {
        return new ConnectionOpener(limits.atMost(limit), mask, connections);
    }

    /** Returns the mask that knows all passwords in use. */
    public SecretMask mask() {
        return mask;
    }

    /**
     * Open a connection to whichever server answers.
     *
     * @throws ServerConnectionException if none does, or it refuses the login
     */
    public ServerConnection open(MySqlServer server) {
        return open(server, Greeting.WHO);
    }

    /**
     * Open a connection to whichever server answers, and read all its global variables with the statement that reads
     * who it is.
     *
     * @throws ServerConnectionException if none does, or it refuses the login
     */
    public ServerConnection openWithVariables(MySqlServer server) {
        return open(server, Greeting.ALL_VARIABLES);
    }

    /**
     * Open a connection only to see who answers, or for SHOW GRANTS; its session is as the server gives it.
     *
     * @throws ServerConnectionException if none answers, or it refuses the login
     */
    public ServerConnection openBriefly(MySqlServer server) {
        return open(server, Greeting.BRIEF);
    }

    /**
     * Ask which server a {@code DataSource} leads to in the calling thread, which may be another one than on the library's own:
     * one that chooses by a {@code ThreadLocal} does that.
     *
     * @return its {@code server_uuid}; empty for a server that is reached by address, which is not asked
     * @throws ServerConnectionException if it gives no usable connection in the calling thread
     */
    public Optional<String> serverOfThisThread(MySqlServer server) {
        return server.dataSource().map(source -> CallersConnection.serverUuid(server, mask));
    }

    /**
     * What a driver asks first, before anything can be set, a server may break off by a {@code max_execution_time} of some
     * milliseconds; on a busy machine it does.
     */
    private ServerConnection open(MySqlServer server, Greeting greeting) {
        for (int attempt = 1; ; attempt++) {
            try {
                return openOnce(server, greeting);
            } catch (ServerConnectionException e) {
                boolean isBrokenOff =
                        e.error().filter(said -> said.number() == TOOK_TOO_LONG).isPresent();
                if (!isBrokenOff || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private ServerConnection openOnce(MySqlServer server, Greeting greeting) {
        NetworkLimits those = limits.of(server);
        try {
            connections.requireNotEnded();
            Connection connection = server.dataSource().isPresent()
                    ? DataSourceCall.connection(
                            server.dataSource().get(), those.connect().plus(those.query()))
                    : fromDriver(server, server.address().orElseThrow(), those);
            return wrap(server, connection, new ServerConnection.Opening(those, greeting));
        } catch (SQLException e) {
            throw ConnectionFailures.describe(server, mask.mask(e));
        } catch (MySqlCloneException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw ConnectionFailures.describe(
                    server, mask.mask(new SQLException("The driver failed unexpectedly: " + e, e)));
        }
    }

    /**
     * Open a connection to exactly this server.
     *
     * @throws DifferentServerException if another one answers
     * @throws ServerConnectionException if none answers, or it refuses the login
     */
    public ServerConnection open(MySqlServer server, String expectedUuid) {
        ServerConnection connection = open(server);
        String found = connection.identity().uuid();
        if (!found.equalsIgnoreCase(expectedUuid)) {
            connection.close();
            throw new DifferentServerException(server, expectedUuid, found);
        }
        return connection;
    }

    private ServerConnection wrap(MySqlServer server, Connection connection, ServerConnection.Opening opening)
            throws SQLException {
        connections.add(connection);
        try {
            return new ServerConnection(server, connection, mask, opening, connections);
        } catch (SQLException | RuntimeException | Error e) {
            connections.remove(connection);
            connection.close();
            throw e;
        }
    }

    private static Connection fromDriver(MySqlServer server, Address address, NetworkLimits those) throws SQLException {
        return Drivers.connect(server, "jdbc:mysql://" + address + "/", DriverProperties.of(server, those));
    }
}
