package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.ReplicaStatus;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a source passes on, and to whom.
 *
 * @param logsWhatItGets whether what it replicates itself is in its binary log, too
 * @param follows its own channels, Group Replication apart
 * @param filters what its binary log leaves out, such as {@code binlog_ignore_db = audit}
 * @param replicas who replicates from it now
 * @param unseen what of that the account may not see, such as "what its binary log leaves out (…)"
 */
record SourceLog(
        boolean logsWhatItGets,
        List<ReplicaStatus> follows,
        List<String> filters,
        List<Replica> replicas,
        List<String> unseen) {

    private static final Logger log = LoggerFactory.getLogger(SourceLog.class);

    /** The two names of one variable: the second since 8.0.26. */
    private static final String LOGS_WHAT_IT_GETS =
            "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('log_slave_updates', 'log_replica_updates')";

    static final String LEFT_OUT = "what its binary log leaves out";

    private static final String THE_REPLICAS = "the server_id of its other replicas";

    /** A server that replicates from it. */
    record Replica(String serverId, String uuid) {}

    /** Read it; the account needs REPLICATION CLIENT, and to see the replicas REPLICATION SLAVE. */
    static SourceLog of(ServerConnection source) throws SQLException {
        ReplicationWords words = ReplicationWords.of(source.identity().versionForWords());
        List<String> unseen = new ArrayList<>();
        return new SourceLog(
                source.variables(LOGS_WHAT_IT_GETS).values().stream().noneMatch("OFF"::equals),
                seen(source, "whether it is a replica itself", unseen, () -> ReplicaStatusReader.ofOwnChannels(source)),
                seen(source, LEFT_OUT, unseen, () -> filters(source, words)),
                seen(source, THE_REPLICAS, unseen, () -> replicas(source, words)),
                unseen);
    }

    /** Returns the same with the replicas as another account sees them, which may be the replication account. */
    SourceLog withReplicas(List<Replica> seen) {
        return new SourceLog(
                logsWhatItGets,
                follows,
                filters,
                seen,
                unseen.stream().filter(what -> !what.startsWith(THE_REPLICAS)).toList());
    }

    /** Returns whether the account may not see who replicates from it. */
    boolean hidesReplicas() {
        return unseen.stream().anyMatch(what -> what.startsWith(THE_REPLICAS));
    }

    /** Read who replicates from it. */
    static List<Replica> replicas(ServerConnection source) throws SQLException {
        return replicas(source, ReplicationWords.of(source.identity().versionForWords()));
    }

    /** What an account may not see. */
    @FunctionalInterface
    private interface Reading<T> {
        List<T> read() throws SQLException;
    }

    private static <T> List<T> seen(ServerConnection source, String what, List<String> unseen, Reading<T> reading)
            throws SQLException {
        try {
            return reading.read();
        } catch (SQLException e) {
            if (e.getErrorCode() <= 0) {
                throw e;
            }
            log.info("Of {} it is not seen {}: {}", source.server(), what, e.getMessage());
            unseen.add(what + " (" + e.getMessage() + ")");
            return List.of();
        }
    }

    /** No variable tells of these. */
    private static List<String> filters(ServerConnection source, ReplicationWords words) throws SQLException {
        List<String> filters = new ArrayList<>();
        source.query(words.binlogStatus(), row -> {
            for (String column : List.of("Binlog_Do_DB", "Binlog_Ignore_DB")) {
                Optional.ofNullable(row.getString(column))
                        .map(SourceLog::withoutWhatIsNobodysData)
                        .filter(value -> !value.isEmpty())
                        .ifPresent(value -> filters.add(column.toLowerCase(Locale.ROOT) + " = " + value));
            }
            return row.getRow();
        });
        return List.copyOf(filters);
    }

    /** These schemas hold nothing that is replicated, and are in many a configuration. */
    private static String withoutWhatIsNobodysData(String schemas) {
        return Arrays.stream(schemas.split(","))
                .filter(schema -> !List.of("information_schema", "performance_schema", "sys")
                        .contains(schema))
                .collect(Collectors.joining(","));
    }

    private static List<Replica> replicas(ServerConnection source, ReplicationWords words) throws SQLException {
        return source.query(
                words.showReplicas(),
                row -> new Replica(row.getString("Server_Id"), String.valueOf(row.getString(words.uuidOfReplica()))));
    }
}
