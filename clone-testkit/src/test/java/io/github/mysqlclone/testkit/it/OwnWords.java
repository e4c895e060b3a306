package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.server.ServerVersion;

/**
 * The one place where a test's statement, or the name of an option or a privilege in it, becomes one in the words of the
 * server's version. Tests are written in today's.
 *
 * <p>By the manual START REPLICA and the like came with 8.0.22, CHANGE REPLICATION SOURCE with 8.0.23, SHOW BINARY LOG
 * STATUS, RESET BINARY LOGS AND GTIDS, DISABLE ON REPLICA and SET_ANY_DEFINER with 8.2.0, the variables' new names with 8.0.26.
 */
public final class OwnWords {

    private OwnWords() {}

    /** Returns the statement for the MySQL that the tests run on. */
    public static String of(String statement) {
        return of(statement, TestedMySql.version());
    }

    /** Returns the statement for a version. */
    static String of(String statement, ServerVersion version) {
        String own = statement;
        if (!version.isAtLeast(8, 2, 0)) {
            own = own.replace("RESET BINARY LOGS AND GTIDS", "RESET MASTER")
                    .replace("SHOW BINARY LOG STATUS", "SHOW MASTER STATUS")
                    .replace("DISABLE ON REPLICA", "DISABLE ON SLAVE")
                    .replace("SET_ANY_DEFINER", "SET_USER_ID");
        }
        if (!version.isAtLeast(8, 0, 26)) {
            own = own.replace("skip_replica_start", "skip_slave_start")
                    .replace("log_replica_updates", "log_slave_updates")
                    .replace("replica_skip_errors", "slave_skip_errors");
        }
        if (!version.isAtLeast(8, 0, 23)) {
            own = own.replace("CHANGE REPLICATION SOURCE TO", "CHANGE MASTER TO")
                    .replaceAll("\\b(GET_)?SOURCE_(?=[A-Z_]+ =)", "$1MASTER_");
        }
        if (!version.isAtLeast(8, 0, 22)) {
            own = own.replaceAll("\\b(START|STOP|RESET|SHOW) REPLICA\\b", "$1 SLAVE");
        }
        return own;
    }

    /** Returns how {@code information_schema.EVENTS} calls an event that fires on the source only. */
    public static String disabledOnReplica() {
        return TestedMySql.since("8.2.0", "REPLICA_SIDE_DISABLED", "SLAVESIDE_DISABLED");
    }
}
