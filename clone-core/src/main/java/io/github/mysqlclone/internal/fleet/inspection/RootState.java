package io.github.mysqlclone.internal.fleet.inspection;

import io.github.mysqlclone.internal.fleet.request.PossibleDonor;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What of the source matters for the whole tree.
 *
 * @param uuid its {@code server_uuid}
 * @param keepsLogs for how long it keeps its binary logs; empty if it purges none by itself
 */
record RootState(String uuid, String gtidMode, Optional<Duration> keepsLogs) {

    private static final String QUERY = "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('gtid_mode', 'log_bin',"
            + " 'binlog_expire_logs_seconds', 'binlog_expire_logs_auto_purge')";

    /** Without GTIDs a copy of a copy does not know its place in the source's log. */
    boolean hasGtids() {
        return gtidMode.equals("ON");
    }

    static RootState read(PossibleDonor root, ConnectionOpener opener) {
        try (ServerConnection source = opener.open(root.server())) {
            Map<String, String> variables = source.variables(QUERY);
            boolean purges = "ON".equals(variables.get("log_bin"))
                    && "ON".equals(variables.getOrDefault("binlog_expire_logs_auto_purge", "ON"));
            long seconds = Long.parseLong(variables.getOrDefault("binlog_expire_logs_seconds", "0"));
            return new RootState(
                    source.identity().uuid(),
                    variables.getOrDefault("gtid_mode", ""),
                    purges && seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty());
        } catch (SQLException e) {
            throw new ServerConnectionException(
                    root.server(),
                    "The source " + root + " could not be read: " + e.getMessage(),
                    ServerError.of(e).orElse(null),
                    e);
        }
    }
}
