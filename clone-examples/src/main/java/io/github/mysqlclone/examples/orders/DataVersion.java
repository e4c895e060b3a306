package io.github.mysqlclone.examples.orders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How far a server's data goes: all transactions it has executed. Whoever has written passes on the version of that
 * write, in a session or a cookie, and reads nothing older from then on.
 *
 * @param transactions a set of GTIDs; empty for any data
 */
public record DataVersion(String transactions) {

    /** What every server has. */
    public static final DataVersion ANY = new DataVersion("");

    static DataVersion of(Connection server) throws SQLException {
        try (Statement statement = server.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@GLOBAL.gtid_executed")) {
            row.next();
            return new DataVersion(row.getString(1));
        }
    }

    boolean isOn(Connection server) throws SQLException {
        if (equals(ANY)) {
            return true;
        }
        try (PreparedStatement statement = server.prepareStatement("SELECT GTID_SUBSET(?, @@GLOBAL.gtid_executed)")) {
            statement.setString(1, transactions);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
