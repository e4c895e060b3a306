package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/** What a failed clone cost the recipient: schemas and tables that were there before it and are not there after it. */
record Loss(Set<String> gone) {

    private static final String HELD = "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME NOT IN"
            + " ('mysql', 'information_schema', 'performance_schema', 'sys') UNION ALL"
            + " SELECT CONCAT(TABLE_SCHEMA, '.', TABLE_NAME) FROM information_schema.TABLES WHERE TABLE_SCHEMA NOT IN"
            + " ('mysql', 'information_schema', 'performance_schema', 'sys')";

    /** What a server holds; taken before the clone, it turns into the loss afterwards. */
    record Holdings(TestServer server, Set<String> names) {

        static Holdings of(TestServer server) throws SQLException {
            Set<String> names = new TreeSet<>();
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(HELD)) {
                while (rows.next()) {
                    names.add(String.valueOf(rows.getString(1)));
                }
            }
            return new Holdings(server, names);
        }

        Loss lossSince() throws SQLException {
            if (!server.isRunning()) {
                return new Loss(names);
            }
            Set<String> gone = new TreeSet<>(names);
            gone.removeAll(of(server).names());
            return new Loss(gone);
        }
    }

    boolean isNone() {
        return gone.isEmpty();
    }
}
