package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.testkit.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The data set: customers, products, orders, their items and reviews, in the schema {@code shop} of some server. */
final class Shop {

    private static final String TABLES = """
            SELECT SUBSTRING_INDEX(name, '/', -1), file_size
            FROM information_schema.innodb_tablespaces WHERE name LIKE 'shop/%' ORDER BY space""";

    private final TestServer server;

    private Shop(TestServer server) {
        this.server = server;
    }

    /** Fills a server; all rows are made by the server itself, always the same ones. */
    static Shop openOn(TestServer server) throws SQLException {
        server.execute(statements());
        return new Shop(server);
    }

    /** Looks at a server that should have the shop already. */
    static Shop foundOn(TestServer server) {
        return new Shop(server);
    }

    private static String[] statements() {
        try (InputStream script = Objects.requireNonNull(Shop.class.getResourceAsStream("shop.sql"), "shop.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split(";\\s*\n?");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts the rows of every table and reads how large its file is. */
    List<TableContent> tables() throws SQLException {
        List<TableContent> tables = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement list = connection.createStatement();
                ResultSet table = list.executeQuery(TABLES)) {
            while (table.next()) {
                String name = table.getString(1);
                tables.add(new TableContent(name, rows(connection, name), table.getLong(2)));
            }
        }
        return tables;
    }

    private static long rows(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM shop." + table)) {
            count.next();
            return count.getLong(1);
        }
    }
}
