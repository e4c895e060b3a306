package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** All that a server gets from everybody but root, taken down by the server itself. */
record StatementLog(TestServer server) {

    private static final Pattern READS = Pattern.compile("(SELECT|SHOW)\\s");
    private static final Pattern WRITES_OR_LOCKS =
            Pattern.compile("\\bINTO\\b|\\bFOR\\s+(UPDATE|SHARE)\\b|\\bLOCK\\s+IN\\b", Pattern.CASE_INSENSITIVE);
    /** One variable, without a scope or with that of the session; SET PASSWORD is none. */
    private static final String VALUE = "\\w+\\s*=\\s*('[^']*'|[^,']*)";

    private static final Pattern SET_SESSION = Pattern.compile(
            "SET\\s+(SESSION\\s+)?(?!PASSWORD)" + VALUE + "(\\s*,\\s*SESSION\\s+" + VALUE + ")*\\s*",
            Pattern.CASE_INSENSITIVE);

    /** One command of the protocol. {@code kind} is the server's word, such as Connect, Query or Prepare. */
    record Command(String kind, String text) {

        /** Tells whether it carries a statement: no login, ping or goodbye. */
        boolean isStatement() {
            return !kind.equals("Connect") && !kind.equals("Quit") && !kind.equals("Ping");
        }

        /** Tells whether MySQL's driver sends it by itself for each connection. */
        boolean isTheDriversOwn() {
            return text.startsWith("SELECT  @@session.auto_increment_increment")
                    || (text.startsWith("SET ") && !text.startsWith("SET SESSION "));
        }

        /** Tells whether it is a SELECT or a SHOW that writes and locks nothing, or sets a variable of its session. */
        boolean onlyReads() {
            String bare = text.replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("^[\\s(]+", "");
            boolean reads = READS.matcher(bare).lookingAt()
                    && !WRITES_OR_LOCKS.matcher(bare).find();
            return kind.equals("Query") && (reads || SET_SESSION.matcher(bare).matches());
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
