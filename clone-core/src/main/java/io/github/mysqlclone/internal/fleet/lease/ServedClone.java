package io.github.mysqlclone.internal.fleet.lease;

import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Whether a server serves a clone, or runs one for itself. The process list shows an account without PROCESS its own sessions only, and
 * says no word of it; the Performance Schema shows all to whoever may read it, and a local clone only there.
 */
record ServedClone(ServerConnection server) {

    /** ER_TABLEACCESS_DENIED_ERROR. */
    private static final int MAY_NOT_READ = 1142;

    private static final String SERVES =
            "SELECT COUNT(*) > 0 FROM performance_schema.threads WHERE PROCESSLIST_COMMAND = 'clone'";

    private static final String RUNS = "SELECT COUNT(*) > 0 FROM performance_schema.clone_status WHERE STATE ="
            + " 'In Progress' AND PID <> 0 AND (SOURCE = 'LOCAL INSTANCE' OR DESTINATION = 'LOCAL INSTANCE')";

    private static final String CAN_RUN =
            "SELECT COUNT(*) > 0 FROM information_schema.PLUGINS WHERE PLUGIN_NAME = 'clone' AND PLUGIN_STATUS = 'ACTIVE'";

    /** Returns whether it does; empty if the account may not see that. */
    Optional<Boolean> look() throws SQLException {
        try {
            return seesSessions() ? Optional.of(is(SERVES) || (is(CAN_RUN) && is(RUNS))) : byProcessList();
        } catch (SQLException e) {
            if (e.getErrorCode() != MAY_NOT_READ) {
                throw e;
            }
            return byProcessList();
        }
    }

    /** Those for which it had no room are missing. */
    private boolean seesSessions() throws SQLException {
        if (!is("SELECT @@GLOBAL.performance_schema")) {
            return false;
        }
        return server
                .variables("SHOW GLOBAL STATUS WHERE Variable_name = 'Performance_schema_thread_instances_lost'")
                .values()
                .stream()
                .allMatch("0"::equals);
    }

    private Optional<Boolean> byProcessList() throws SQLException {
        boolean serves = server.query("SHOW PROCESSLIST", row -> String.valueOf(row.getString("Command"))).stream()
                .anyMatch("clone"::equalsIgnoreCase);
        return serves || Grants.of(server).hasGlobal("PROCESS") ? Optional.of(serves) : Optional.empty();
    }

    private boolean is(String query) throws SQLException {
        return server.queryFirst(query, row -> row.getBoolean(1)).orElse(false);
    }
}
