package io.github.mysqlclone.testkit;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.internal.jdbc.BytewiseDataSource;
import io.github.mysqlclone.testkit.internal.jdbc.ClosedServer;
import io.github.mysqlclone.testkit.internal.jdbc.TestConnections;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A new connection for each that is asked for: nothing here outlives the server. */
record ServerDataSource(ServerAccess server, String schema, Account account) implements BytewiseDataSource {

    private static final int UNKNOWN_DATABASE = 1049;

    /** Returns a URL that needs nothing else: schema, user and password are in it. */
    String url() {
        return urlOfSchema() + "&user=" + encoded(account.user()) + "&password="
                + encoded(account.password().reveal());
    }

    private String urlOfSchema() {
        String url = server.jdbcUrl();
        int properties = url.indexOf('?');
        return url.substring(0, properties) + encoded(schema) + url.substring(properties);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public Connection getConnection() throws SQLException {
        ClosedServer.refuse(server.isClosed(), server);
        try {
            return TestConnections.open(url(), new Properties());
        } catch (SQLException e) {
            throw e.getErrorCode() == UNKNOWN_DATABASE ? withRemedy(e) : e;
        }
    }

    private SQLException withRemedy(SQLException e) {
        return new SQLException(
                e.getMessage() + ": what fills " + server
                        + " does not make it. Have a script begin with CREATE DATABASE " + schema
                        + ", or name a schema that is there.",
                e.getSQLState(),
                e.getErrorCode(),
                e);
    }

    @Override
    public Connection connectionForBytes() throws SQLException {
        Connection connection = TestConnections.open(url() + "&characterEncoding=ISO-8859-1", new Properties());
        try (Statement statement = connection.createStatement()) {
            // As the mysql client says it at its beginning; the driver does not hear of it.
            statement.execute("SET NAMES utf8mb4");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        ClosedServer.refuse(server.isClosed(), server);
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        return TestConnections.open(urlOfSchema(), login);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter writer) {
        // nothing is logged
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("give connectTimeout in the URL instead");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("nothing is logged");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (!isWrapperFor(type)) {
            throw new SQLException("This data source is no " + type.getName());
        }
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    /** Names the server, without the password. */
    @Override
    public String toString() {
        return "data source for " + server + (schema.isEmpty() ? "" : ", schema " + schema);
    }
}
