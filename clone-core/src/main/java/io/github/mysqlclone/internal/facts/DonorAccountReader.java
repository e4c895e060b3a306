package io.github.mysqlclone.internal.facts;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.sql.SqlMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks up, as somebody else, what the donor account may do. */
final class DonorAccountReader {

    private DonorAccountReader() {}

    /**
     * Read the grants of the one account of this name.
     *
     * <p>Which of several accounts the recipient will match depends on the address the donor sees it under, which this
     * JVM does not know: then the fact is missing unless all of them agree.
     */
    static Fact<Grants> grants(ServerFactReader reader, ServerConnection connection, String user) {
        return reader.read("the grants of '" + user + "' (needs SELECT on mysql.*)", () -> all(connection, user))
                .flatMap(all -> {
                    long able = all.stream()
                            .filter(grants -> grants.hasGlobal("BACKUP_ADMIN"))
                            .count();
                    if (all.isEmpty()) {
                        return Fact.of(Grants.parse(List.of()));
                    }
                    if (able != 0 && able != all.size()) {
                        return Fact.unknown("the donor has several accounts named '" + user
                                + "' with different privileges, and which one the recipient matches is not known here");
                    }
                    if (able == 0 && all.stream().anyMatch(Grants::hasRoles)) {
                        return Fact.unknown("the privileges of '" + user + "' come from roles, and whether they are"
                                + " active at its login is not known here");
                    }
                    return Fact.of(all.get(0));
                });
    }

    private static List<Grants> all(ServerConnection connection, String user) throws SQLException {
        SqlMode mode = SqlMode.parse(connection
                .queryFirst("SELECT @@SESSION.sql_mode", row -> row.getString(1))
                .orElse(""));
        List<String> hosts = connection.query(
                "SELECT Host FROM mysql.user WHERE User = " + mode.literal(user), row -> row.getString(1));
        List<Grants> all = new ArrayList<>();
        for (String host : hosts) {
            String account = mode.literal(user) + "@" + mode.literal(host);
            all.add(Grants.parse(connection.query("SHOW GRANTS FOR " + account, row -> row.getString(1))));
        }
        return all;
    }
}
