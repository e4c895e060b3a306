package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Says who the two servers are, and gives the recipient something to lose. */
record Introduction(Story story) {

    void introduce(ClonePair pair) throws SQLException {
        pair.recipient()
                .execute("CREATE DATABASE old_shop", "CREATE TABLE old_shop.customers (id INT PRIMARY KEY, name TEXT)");
        introduce("donor", pair.donor(), "to be copied");
        introduce("recipient", pair.recipient(), "holds a schema 'old_shop'");
    }

    private void introduce(String role, TestServer server, String note) throws SQLException {
        String address = server.host() + ":" + server.port();
        story.say("%-10s MySQL %s at %s, %s".formatted(role, version(server), address, note));
    }

    private static String version(TestServer server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("SELECT @@version")) {
            version.next();
            return version.getString(1);
        }
    }
}
