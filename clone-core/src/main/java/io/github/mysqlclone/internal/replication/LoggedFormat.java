package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.ReplicaPlan;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In which format a server writes its binary log. A clone does not bring the donor's.
 *
 * <p>A replica that logs what it gets stops at the first row that it is sent (1666) if its own is STATEMENT; one that does not
 * log it goes on, and so does one whose source writes statements, too (seen on 9.7.4).
 *
 * @param format ROW, MIXED or STATEMENT; empty if the server has no such variable any more
 * @param logsWhatItGets whether what it replicates goes into its own binary log
 */
record LoggedFormat(String format, boolean logsWhatItGets) {

    /** The last has two names: the second since 8.0.26. */
    private static final String QUERY = "SHOW GLOBAL VARIABLES WHERE Variable_name IN"
            + " ('binlog_format', 'log_bin', 'log_slave_updates', 'log_replica_updates')";

    private static final String STATEMENT = "STATEMENT";

    /** Read it. */
    static LoggedFormat of(ServerConnection server) throws SQLException {
        Map<String, String> variables = server.variables(QUERY);
        return new LoggedFormat(
                variables.getOrDefault("binlog_format", ""),
                List.of("log_bin", "log_slave_updates", "log_replica_updates").stream()
                        .noneMatch(name -> "OFF".equals(variables.get(name))));
    }

    /** Find whether a replica that writes in this format stops at what this source sends. */
    Optional<Obstacle> obstacle(ReplicaPlan plan, LoggedFormat source) {
        return format.equals(STATEMENT)
                        && logsWhatItGets
                        && !source.format().isEmpty()
                        && !source.format().equals(STATEMENT)
                ? Optional.of(new Obstacle(
                        ObstacleKind.BINLOG_FORMAT,
                        "binlog_format is STATEMENT on the recipient and " + source.format() + " on the source "
                                + plan.source() + ": the recipient would stop at the first row that it gets (1666).",
                        "Give the recipient the binlog_format of the source."))
                : Optional.empty();
    }
}
