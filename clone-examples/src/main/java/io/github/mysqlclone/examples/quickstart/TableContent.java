package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Says how much a table of the shop holds.
 *
 * @param name its name
 * @param rows how many rows, counted
 * @param bytes how large its file is
 */
record TableContent(String name, long rows, long bytes) {

    private static final String TABLES = """
            SELECT SUBSTRING_INDEX(name, '/', -1), file_size
            FROM information_schema.innodb_tablespaces
            WHERE name LIKE 'shop/%'
            ORDER BY space""";

    /** Looks at all tables of the shop on this server. */
    static List<TableContent> allOn(TestServer server) throws SQLException {
        List<TableContent> tables = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet table = statement.executeQuery(TABLES)) {
            while (table.next()) {
                String name = table.getString(1);
                tables.add(new TableContent(name, countRows(connection, name), table.getLong(2)));
            }
        }
        return tables;
    }

    private static long countRows(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM shop." + table)) {
            count.next();
            return count.getLong(1);
        }
    }
}
