package io.github.mysqlclone.testkit.internal.server;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The account of an application: rights on one schema only, or those that the server's data gives it. */
record ApplicationAccount(Account account, String schema) {

    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_.-]{1,32}");
    private static final String ANY_HOST = "%";

    static ApplicationAccount of(String user, String schema) {
        if (!USER.matcher(user).matches() || user.equals(RootAccount.account().user())) {
            throw new IllegalArgumentException(
                    "user: must be 1 to 32 letters, digits, dots, dashes or underscores, and not "
                            + RootAccount.account().user() + " (was '" + user + "')");
        }
        if (schema.isBlank()) {
            throw new IllegalArgumentException(
                    "schema: must be named, as the account of an application has rights on one only (user '" + user
                            + "')");
        }
        return new ApplicationAccount(Account.of(user, RootAccount.passwordFor(user)), schema);
    }

    /** Makes it, or gives the one of this name the kit's password. */
    void makeOn(TestServer server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_log_bin = 0");
            List<String> statements = statements(hosts(connection), server);
            boolean readOnly = isSuperReadOnly(statement);
            if (readOnly) {
                statement.execute("SET GLOBAL super_read_only = OFF");
            }
            try {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            } finally {
                if (readOnly) {
                    statement.execute("SET GLOBAL super_read_only = ON");
                }
            }
        }
    }

    private List<String> statements(List<String> hosts, TestServer server) {
        String name = "'" + account.user() + "'@'" + ANY_HOST + "'";
        String identified = name + " IDENTIFIED BY '" + account.password().reveal() + "'";
        if (hosts.contains(ANY_HOST)) {
            return List.of("ALTER USER " + identified + " ACCOUNT UNLOCK");
        }
        if (!hosts.isEmpty()) {
            throw new TestkitException("The data of " + server + " has the user '" + account.user() + "' for " + hosts
                    + " only, and tests come from elsewhere. Add " + name
                    + " to the data, with its GRANTs, or name another"
                    + " user.");
        }
        return List.of("CREATE USER " + identified, "GRANT ALL ON " + pattern() + ".* TO " + name);
    }

    /** In GRANT the name of a schema is a pattern. */
    private String pattern() {
        return "`"
                + schema.replace("\\", "\\\\")
                        .replace("_", "\\_")
                        .replace("%", "\\%")
                        .replace("`", "``")
                + "`";
    }

    private List<String> hosts(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT Host FROM mysql.user WHERE User = ?")) {
            query.setString(1, account.user());
            List<String> hosts = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    hosts.add(rows.getString(1));
                }
            }
            return hosts;
        }
    }

    private static boolean isSuperReadOnly(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT @@GLOBAL.super_read_only LIMIT 1")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
