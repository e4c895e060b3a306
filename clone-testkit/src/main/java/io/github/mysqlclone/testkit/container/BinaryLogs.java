package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The binary logs of a server whose image may have written its own set-up there. */
final class BinaryLogs {

    private BinaryLogs() {}

    /** Begins them anew, so that the first transaction is the test's. */
    static void forgetSetUp(TestServer server) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            String version;
            try (ResultSet row = statement.executeQuery("SELECT VERSION(), @@GLOBAL.log_bin LIMIT 1")) {
                row.next();
                version = row.getString(1);
                if (!row.getBoolean(2)) {
                    return;
                }
            }
            statement.execute(
                    ServerVersion.parse(version).isAtLeast(8, 2, 0) ? "RESET BINARY LOGS AND GTIDS" : "RESET MASTER");
        } catch (SQLException e) {
            throw new TestkitException("Cannot begin the binary logs of " + server + " anew: " + e.getMessage(), e);
        }
    }
}
