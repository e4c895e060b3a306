package io.github.mysqlclone.testkit.it.preparation;

import io.github.mysqlclone.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that a preparation may change on a server, for comparing before and after. */
record ChangeableState(Map<String, String> values) {

    static ChangeableState of(TestServer server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            Map<String, String> values = new TreeMap<>();
            add(values, "variable ", pairs(statement, "SHOW GLOBAL VARIABLES"));
            add(values, "persisted ", pairs(statement, "SELECT * FROM performance_schema.persisted_variables"));
            add(
                    values,
                    "plugin ",
                    pairs(statement, "SELECT PLUGIN_NAME, PLUGIN_STATUS FROM information_schema.PLUGINS"));
            add(
                    values,
                    "account ",
                    pairs(statement, "SELECT CONCAT(USER, '@', HOST), CAST(USER_ATTRIBUTES AS CHAR) FROM mysql.user"));
            // What was executed is content, not a setting.
            values.keySet().removeIf(name -> name.startsWith("variable gtid_"));
            return new ChangeableState(values);
        }
    }

    private static void add(Map<String, String> values, String kind, Map<String, String> more) {
        more.forEach((name, value) -> values.put(kind + name, value));
    }

    /** Returns each value that is another one now. */
    Map<String, String> changedSince(ChangeableState before) {
        Set<String> names = new TreeSet<>(values.keySet());
        names.addAll(before.values.keySet());
        Map<String, String> changed = new TreeMap<>();
        for (String name : names) {
            String then = before.values.getOrDefault(name, "absent");
            String now = values.getOrDefault(name, "absent");
            if (!now.equals(then)) {
                changed.put(name, then + " -> " + now);
            }
        }
        return changed;
    }

    private static Map<String, String> pairs(Statement statement, String query) throws SQLException {
        Map<String, String> pairs = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                pairs.put(rows.getString(1), String.valueOf(rows.getString(2)));
            }
        }
        return pairs;
    }
}
