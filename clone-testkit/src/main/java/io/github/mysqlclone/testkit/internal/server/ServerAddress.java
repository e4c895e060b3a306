package io.github.mysqlclone.testkit.internal.server;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.jdbc.TestConnections;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Where this JVM reaches a server, and how; with TLS where the server insists on it. */
public record ServerAddress(String host, int port, boolean tls) {

    public static final String LOOPBACK = "127.0.0.1";

    /** ER_ACCESS_DENIED_ERROR, ER_MUST_CHANGE_PASSWORD. */
    private static final List<Integer> SAYS_WHO_IT_KNOWS = List.of(1045, 1820);

    private static final String PATIENCE_WHEN_CONNECTING = "10000";
    private static final String PATIENCE_WHEN_LOOKING = "2000";

    public static ServerAddress onLoopback(int port) {
        return new ServerAddress(LOOPBACK, port, false);
    }

    /** Returns the same for a server with these options. */
    public ServerAddress of(ServerOptions options) {
        return new ServerAddress(host, port, options.isOn("require_secure_transport"));
    }

    public String jdbcUrl() {
        return TestConnections.url(host, port, tls);
    }

    /** Tells whether a server could listen there, if that is on this machine. */
    public boolean isFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as mysqld does: connections of the last server there do not count
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    public Connection connect(Account account) throws SQLException {
        Properties properties = login(account);
        properties.setProperty("connectTimeout", PATIENCE_WHEN_CONNECTING);
        return TestConnections.open(jdbcUrl(), properties);
    }

    /** Fails at once where nobody could ever connect from here, before anything is fetched, made or started. */
    public static void requireDriver() {
        TestConnections.objectionToDriver().ifPresent(objection -> {
            throw new TestkitException(objection);
        });
    }

    /**
     * Tells what keeps people from connecting: empty if the server lets them in. One that knows the account no more, but says
     * so, does. Asks with a LIMIT, which overrules a sql_select_limit that the server gives its sessions.
     *
     * @param uuid the server_uuid of the server that is meant: what another one answers is an objection; any if empty
     */
    public Optional<SQLException> objection(Optional<String> uuid) {
        Properties properties = login(RootAccount.account());
        properties.setProperty("connectTimeout", PATIENCE_WHEN_LOOKING);
        properties.setProperty("socketTimeout", PATIENCE_WHEN_LOOKING);
        try (Connection connection = TestConnections.open(jdbcUrl(), properties);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@server_uuid LIMIT 1")) {
            row.next();
            String found = row.getString(1);
            return uuid.filter(meant -> !meant.equals(found))
                    .map(meant -> new SQLException("another server answers at " + this + ": its server_uuid is " + found
                            + ", and that of the one that was started is " + meant));
        } catch (SQLException e) {
            return SAYS_WHO_IT_KNOWS.contains(e.getErrorCode()) ? Optional.empty() : Optional.of(e);
        }
    }

    private static Properties login(Account account) {
        Properties properties = new Properties();
        properties.setProperty("user", account.user());
        properties.setProperty("password", account.password().reveal());
        return properties;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
