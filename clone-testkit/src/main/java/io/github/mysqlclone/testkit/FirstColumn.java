package io.github.mysqlclone.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the first column of what a query gives. */
final class FirstColumn {

    private FirstColumn() {}

    /** Returns it as text, of all rows where the number is 0. */
    static List<Optional<String>> of(ServerAccess server, String query, int mostRows) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.setMaxRows(mostRows);
            List<Optional<String>> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    values.add(Optional.ofNullable(rows.getString(1)));
                }
            }
            return List.copyOf(values);
        }
    }
}
