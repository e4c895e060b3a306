package io.github.mysqlclone.examples.orders;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends writes to the source, and reads to the replica unless that is down or lacks what the reader has to see.
 *
 * @param source takes writes
 * @param replica follows it by GTID
 */
public record Databases(DataSource source, DataSource replica) {

    private static final Logger LOGGER = LoggerFactory.getLogger(Databases.class);

    /** What begins the SQL state of a connection that cannot be made, or breaks. */
    private static final String CONNECTION_FAILURE = "08";

    /** Does something on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T write(Work<T> work) throws SQLException {
        return onSource("Nothing was written", work);
    }

    <T> T read(DataVersion atLeast, Work<T> work) throws SQLException {
        try (Connection connection = replica.getConnection()) {
            if (atLeast.isOn(connection)) {
                return work.on(connection);
            }
            LOGGER.debug("The replica lags: reading from the source");
        } catch (SQLException e) {
            if (!isConnectionFailure(e)) {
                throw e;
            }
            LOGGER.warn("The replica cannot be reached, reading from the source: {}", e.getMessage());
        }
        return onSource("Nothing that new can be read", work);
    }

    private <T> T onSource(String otherwise, Work<T> work) throws SQLException {
        try (Connection connection = connect(otherwise)) {
            return work.on(connection);
        }
    }

    private Connection connect(String otherwise) throws SQLException {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            if (isConnectionFailure(e)) {
                throw new SourceUnavailableException(otherwise, e);
            }
            throw e;
        }
    }

    private static boolean isConnectionFailure(SQLException e) {
        String state = e.getSQLState();
        return state != null && state.startsWith(CONNECTION_FAILURE);
    }
}
