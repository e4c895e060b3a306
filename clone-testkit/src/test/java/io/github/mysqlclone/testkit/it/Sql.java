package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One-liners for asking a server of the kit. */
public final class Sql {

    private Sql() {}

    /** Returns the first column of the first row, or null where there is no row or no value. */
    public static @Nullable String value(TestServer server, String query) throws SQLException {
        return server.value(query).orElse(null);
    }

    /** Does the same as another account. */
    public static @Nullable String value(TestServer server, Account account, String query) throws SQLException {
        try (Connection connection = connect(server, account);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** Runs one statement as another account. */
    public static void execute(TestServer server, Account account, String sql) throws SQLException {
        try (Connection connection = connect(server, account);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(TestServer server, Account account) throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(), account.user(), account.password().reveal());
    }

    /** Returns the first column of all rows as text. */
    public static List<String> column(TestServer server, String query) throws SQLException {
        return server.values(query).stream().map(value -> value.orElse("null")).toList();
    }

    /** Returns all columns of the first row as text. */
    public static List<String> row(TestServer server, String query) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> columns = new ArrayList<>();
            if (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    columns.add(String.valueOf(rows.getString(i)));
                }
            }
            return columns;
        }
    }
}
