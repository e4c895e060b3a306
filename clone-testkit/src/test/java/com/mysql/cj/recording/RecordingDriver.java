package com.mysql.cj.recording;

import com.mysql.cj.jdbc.NonRegisteringDriver;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Is MySQL's own driver to the library, which tells that one by its package, and to {@code DriverManager}, which asks who came
 * first; and keeps what they send through it.
 *
 * <p>The tests' class path names it as a service before the real one. Where that is not there, it is none.
 */
public final class RecordingDriver implements Driver {

    static {
        try {
            DriverManager.registerDriver(new RecordingDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Optional<Driver> driver = real();

    /** The usual one would register itself before this. */
    private static Optional<Driver> real() {
        try {
            return Optional.of(new NonRegisteringDriver());
        } catch (SQLException | LinkageError e) {
            return Optional.empty();
        }
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        Connection connection = driver.isPresent() ? driver.get().connect(url, properties) : null;
        return connection == null ? null : RecordedConnection.of(connection);
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver.isPresent() && driver.get().acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return driver.isPresent() ? driver.get().getPropertyInfo(url, properties) : new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return driver.map(Driver::getMajorVersion).orElse(0);
    }

    @Override
    public int getMinorVersion() {
        return driver.map(Driver::getMinorVersion).orElse(0);
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(RecordingDriver.class.getName());
    }
}
