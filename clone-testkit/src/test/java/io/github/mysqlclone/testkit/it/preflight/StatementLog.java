package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** All that a server gets from everybody but root, taken down by the server itself. */
record StatementLog(TestServer server) {

    /** One command of the protocol. {@code kind} is the server's word, such as Connect, Query or Prepare. */
    record Command(String kind, String text) {

        /** Tells whether it carries a statement: no login, ping or goodbye. */
        boolean isStatement() {
            return !kind.equals("Connect") && !kind.equals("Quit") && !kind.equals("Ping");
        }

        /** Tells whether MySQL's driver sends it by itself for each connection. */
        boolean isTheDriversOwn() {
            return text.startsWith("SELECT  @@session.auto_increment_increment") || text.startsWith("SET ");
        }

        /** Tells whether it leaves the server as it was, but for the session that sent it. */
        boolean onlyReads() {
            String bare = text.replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("^[\\s(]+", "");
            boolean isForTheSession =
                    bare.matches("(?s)SET\\s.*") && !bare.matches("(?is).*\\b(GLOBAL|PERSIST\\w*)\\b.*");
            return kind.equals("Query")
                    && (bare.startsWith("SELECT ") || bare.startsWith("SHOW ") || isForTheSession)
                    && !bare.matches("(?is).*\\bINTO\\s+(OUTFILE|DUMPFILE|@).*|.*\\bFOR\\s+(UPDATE|SHARE)\\b.*");
        }
    }

    /** Takes down from now on. */
    static StatementLog of(TestServer server) throws SQLException {
        server.execute(
                "SET GLOBAL general_log = OFF",
                "SET GLOBAL log_output = 'TABLE'",
                "TRUNCATE TABLE mysql.general_log",
                "SET GLOBAL general_log = ON");
        return new StatementLog(server);
    }

    /** Stops, and returns what came, logins and goodbyes included, in the order of arrival. */
    List<Command> stop() throws SQLException {
        server.execute("SET GLOBAL general_log = OFF");
        List<Command> commands = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT command_type, CONVERT(argument USING utf8mb4) FROM mysql.general_log"
                                + " WHERE user_host NOT LIKE 'root%' AND user_host NOT LIKE '[root]%'"
                                + " ORDER BY event_time")) {
            while (rows.next()) {
                commands.add(new Command(rows.getString(1), rows.getString(2)));
            }
        }
        return commands;
    }
}
