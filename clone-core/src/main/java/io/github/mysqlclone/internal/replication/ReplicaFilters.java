package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What a server leaves out of a channel that it is about to get; its configuration says so, which a clone does not change.
 *
 * @param filters such as {@code REPLICATE_IGNORE_DB = audit}
 * @param unseen why there may be more filters than these; empty if they were all seen
 * @param skippedErrors the value of {@code replica_skip_errors}; empty if it is OFF
 */
record ReplicaFilters(List<String> filters, Optional<String> unseen, Optional<String> skippedErrors) {

    /** The two names of one variable: the second since 8.0.26. */
    private static final String SKIPPED_ERRORS =
            "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('slave_skip_errors', 'replica_skip_errors')";

    /** Read those of a channel that is to be made; to see filters takes SELECT on the table. */
    static ReplicaFilters ofNewChannel(ServerConnection replica, String channel) throws SQLException {
        return ofChannel(replica, channel, "");
    }

    /** Read those of a channel that is to be made after a restart, which forgets what was not configured. */
    static ReplicaFilters afterRestart(ServerConnection replica, String channel) throws SQLException {
        return ofChannel(replica, channel, " AND CONFIGURED_BY LIKE 'STARTUP_OPTIONS%'");
    }

    /** Read those of the channels that are there. */
    static ReplicaFilters inForce(ServerConnection replica) throws SQLException {
        return new ReplicaFilters(
                ReplicaStatusReader.ofOwnChannels(replica).stream()
                        .flatMap(channel -> channel.filters().stream())
                        .toList(),
                Optional.empty(),
                skippedErrors(replica));
    }

    /** Read over which errors all appliers of a server go on; empty if over none. */
    static Optional<String> skippedErrors(ServerConnection replica) throws SQLException {
        return replica.variables(SKIPPED_ERRORS).values().stream()
                .filter(value -> !value.equals("OFF") && !value.isEmpty())
                .findFirst();
    }

    /** One that is made gets the global ones, or those configured for its name. */
    private static ReplicaFilters ofChannel(ServerConnection replica, String channel, String condition)
            throws SQLException {
        Optional<String> skipped = skippedErrors(replica);
        try {
            List<String> filters = replica.query(
                    "SELECT FILTER_NAME, FILTER_RULE FROM performance_schema.replication_applier_global_filters"
                            + " WHERE TRUE" + condition + " UNION SELECT FILTER_NAME, FILTER_RULE FROM"
                            + " performance_schema.replication_applier_filters WHERE CHANNEL_NAME = "
                            + ReplicationWords.literal(channel) + condition,
                    row -> row.getString(1) + " = " + row.getString(2));
            return new ReplicaFilters(filters, Optional.empty(), skipped);
        } catch (SQLException e) {
            if (e.getErrorCode() <= 0) {
                throw e;
            }
            return new ReplicaFilters(List.of(), Optional.of(String.valueOf(e.getMessage())), skipped);
        }
    }
}
