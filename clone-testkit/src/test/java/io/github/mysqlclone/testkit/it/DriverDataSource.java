package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The simplest data source there is: each connection is a new one from the driver. */
public class DriverDataSource implements DataSource {

    private final MySqlServer server;

    /** Reaches this server, which must be given by host and port. */
    public DriverDataSource(MySqlServer server) {
        this.server = server;
    }

    /** Reaches what another one reaches. */
    protected DriverDataSource(DriverDataSource other) {
        this(other.server);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Account account = server.account().orElseThrow();
        return DriverManager.getConnection(
                "jdbc:mysql://" + server.address().orElseThrow() + "/?allowPublicKeyRetrieval=true",
                account.user(),
                account.password().reveal());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
