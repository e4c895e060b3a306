package io.github.mysqlclone.testkit.it.random;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an administrator finds on the two servers by looking.
 *
 * @param lastClone the last clone of the recipient, as the library reads it
 * @param row the same, as it stands there: its state, its binary log's file and position, and its transactions
 * @param accounts the accounts of the library's own that are on one of the servers, with its name before them
 * @param persisted what is persisted on the recipient
 * @param executed the recipient's transactions
 */
record Found(
        Optional<CloneStatus> lastClone,
        List<String> row,
        RecipientData data,
        String donorList,
        List<String> accounts,
        TreeMap<String, String> persisted,
        String bandwidth,
        GtidSet executed,
        String readOnlyAndEvents) {

    static final List<String> OWN_SCHEMAS = List.of("a_first", "m_middle", "z_last");
    static final String DONORS_SCHEMA = "shop";
    static final int DONORS_ROWS = 10;

    private static final String OWN = "('a_first', 'm_middle', 'z_last', '" + Trial.OWN_MANY + "')";

    static Found on(Trial trial) throws SQLException {
        TestServer recipient = trial.recipient();
        MySqlServer asRoot = recipient.server(recipient.rootAccount());
        TreeMap<String, String> persisted = new TreeMap<>();
        for (String pair : Sql.column(
                recipient,
                "SELECT CONCAT(VARIABLE_NAME, '=', VARIABLE_VALUE) FROM performance_schema.persisted_variables")) {
            String[] parts = pair.split("=", 2);
            persisted.put(parts[0], parts[1]);
        }
        return new Found(
                CloneStatus.read(asRoot),
                row(recipient),
                data(trial),
                String.valueOf(Sql.value(recipient, "SELECT @@GLOBAL.clone_valid_donor_list")),
                accounts(trial),
                persisted,
                String.valueOf(Sql.value(recipient, "SELECT @@GLOBAL.clone_max_data_bandwidth")),
                GtidSet.parse(String.valueOf(Sql.value(recipient, "SELECT @@GLOBAL.gtid_executed"))),
                String.valueOf(Sql.value(
                        recipient, "SELECT CONCAT(@@GLOBAL.super_read_only, ' ', @@GLOBAL.event_scheduler)")));
    }

    private static List<String> row(TestServer recipient) throws SQLException {
        return Sql.column(
                        recipient,
                        "SELECT CONCAT_WS('|', STATE, IFNULL(BINLOG_FILE, ''), IFNULL(BINLOG_POSITION, 0),"
                                + " IFNULL(GTID_EXECUTED, '')) FROM performance_schema.clone_status")
                .stream()
                .findFirst()
                .map(row -> List.of(row.split("\\|", -1)))
                .orElse(List.of("Never"));
    }

    /** Returns whether the last clone completed. */
    boolean isCompleted() {
        return row.get(0).equals("Completed");
    }

    private static List<String> accounts(Trial trial) throws SQLException {
        List<String> accounts = new ArrayList<>();
        for (TestServer server : List.of(trial.donor(), trial.recipient())) {
            for (String account : Sql.column(server, "SELECT user FROM mysql.user WHERE user LIKE 'mysql\\_clone%'")) {
                accounts.add((server.equals(trial.donor()) ? "donor: " : "recipient: ") + account);
            }
        }
        return accounts;
    }

    private static RecipientData data(Trial trial) throws SQLException {
        TestServer recipient = trial.recipient();
        int own = Integer.parseInt(String.valueOf(Sql.value(
                recipient,
                "SELECT (SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME IN " + OWN
                        + ") + (SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA IN " + OWN + ")")));
        int schemas = trial.ownTables() > OWN_SCHEMAS.size() ? OWN_SCHEMAS.size() + 1 : OWN_SCHEMAS.size();
        boolean hasDonors = "1"
                .equals(Sql.value(
                        recipient,
                        "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = '" + DONORS_SCHEMA + "'"));
        if (hasDonors && own == 0) {
            return content(recipient).equals(content(trial.donor())) ? RecipientData.REPLACED : RecipientData.UNKNOWN;
        }
        if (own == 0) {
            return RecipientData.DROPPED;
        }
        return own == schemas + trial.ownTables() ? RecipientData.UNTOUCHED : RecipientData.PARTIALLY_DROPPED;
    }

    /** Returns the tables of users with their checksums. */
    private static List<String> content(TestServer server) throws SQLException {
        List<String> tables = Sql.column(
                server,
                "SELECT CONCAT('`', TABLE_SCHEMA, '`.`', TABLE_NAME, '`') FROM information_schema.TABLES"
                        + " WHERE TABLE_SCHEMA NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')"
                        + " ORDER BY 1");
        List<String> content = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet sums = statement.executeQuery("CHECKSUM TABLE " + String.join(", ", tables))) {
            while (sums.next()) {
                content.add(sums.getString(1) + "=" + sums.getString(2));
            }
        }
        return content;
    }

    /** Returns whether this is another clone than the one found before. */
    boolean hasAnotherCloneThan(Found before) {
        return !lastClone.map(CloneStatus::identity).equals(before.lastClone.map(CloneStatus::identity));
    }
}
