package io.github.mysqlclone.internal.jdbc;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.DifferentServerException;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** Opens connections with the library's own settings, and makes sure of the server behind them. Thread-safe. */
public final class ConnectionOpener {

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
        return open(server, Question.WHO);
    }

    /**
     * Open a connection to whichever server answers, and read all its global variables with the statement that reads
     * who it is.
     *
     * @throws ServerConnectionException if none does, or it refuses the login
     */
    public ServerConnection openWithVariables(MySqlServer server) {
        return open(server, Question.ALL_VARIABLES);
    }

    private enum Question {
        WHO(ServerIdentity.QUERY),
        ALL_VARIABLES(ServerIdentity.ALL_VARIABLES);

        private final String sql;

        Question(String sql) {
            this.sql = sql;
        }
    }

    private ServerConnection open(MySqlServer server, Question question) {
        try {
            connections.requireNotEnded();
            Connection connection = server.dataSource().isPresent()
                    ? DataSourceCall.connection(
                            server.dataSource().get(), limits.connect().plus(limits.query()))
                    : fromDriver(server, server.address().orElseThrow());
            return wrap(server, connection, question);
        } catch (SQLException e) {
            throw ConnectionFailures.describe(server, mask.mask(e));
        } catch (MySqlCloneException e) {
            throw e;
        } catch (RuntimeException e) {
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

    private ServerConnection wrap(MySqlServer server, Connection connection, Question question) throws SQLException {
        connections.add(connection);
        try {
            return new ServerConnection(
                    server, connection, mask, new ServerConnection.Opening(limits, question.sql), connections);
        } catch (SQLException | RuntimeException | Error e) {
            connections.remove(connection);
            connection.close();
            throw e;
        }
    }

    private Connection fromDriver(MySqlServer server, Address address) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("connectionAttributes", "program_name:mysql-clone");
        properties.setProperty("characterEncoding", "UTF-8");
        properties.putAll(server.driverProperties());
        properties.setProperty("connectTimeout", Integer.toString(limits.connectMillis()));
        properties.setProperty("socketTimeout", Integer.toString(limits.queryMillis()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("autoReconnect", "false");
        properties.setProperty("allowMultiQueries", "false");
        // Each of these may print statements, and one of our statements holds a password.
        for (String printing : new String[] {
            "profileSQL",
            "logSlowQueries",
            "explainSlowQueries",
            "gatherPerfMetrics",
            "autoGenerateTestcaseScript",
            "dumpQueriesOnException",
            "enablePacketDebug",
            "useUsageAdvisor",
            "traceProtocol"
        }) {
            properties.setProperty(printing, "false");
        }
        properties.setProperty("paranoid", "true");
        Optional<Account> account = server.account();
        account.ifPresent(login -> {
            properties.setProperty("user", login.user());
            properties.setProperty("password", login.password().reveal());
        });
        return Drivers.connect(server, "jdbc:mysql://" + address + "/", properties);
    }
}
