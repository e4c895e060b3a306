package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Replication;
import io.github.mysqlclone.internal.facts.Replication.Channel;
import java.util.List;

/** The channels through which a server replicates. */
final class ReplicationParts {

    private static final String OWN_CHANNELS = " NOT IN ('group_replication_applier', 'group_replication_recovery')";

    private ReplicationParts() {}

    static List<QueryPart> of(AccountVisibility powers) {
        return List.of(
                QueryPart.of(
                                "channel",
                                "replication channels",
                                "FROM performance_schema.replication_connection_configuration c"
                                        + " JOIN performance_schema.replication_connection_status s"
                                        + " ON s.CHANNEL_NAME = c.CHANNEL_NAME"
                                        + " JOIN performance_schema.replication_applier_status a"
                                        + " ON a.CHANNEL_NAME = c.CHANNEL_NAME"
                                        + " JOIN performance_schema.replication_applier_configuration d"
                                        + " ON d.CHANNEL_NAME = c.CHANNEL_NAME"
                                        + " WHERE c.CHANNEL_NAME" + OWN_CHANNELS,
                                "c.CHANNEL_NAME",
                                "CONCAT(c.HOST, ':', c.PORT)",
                                "s.SOURCE_UUID",
                                "s.SERVICE_STATE",
                                "a.SERVICE_STATE",
                                "d.DESIRED_DELAY")
                        .unless(powers.lacksPerformanceSchema("replication_connection_configuration"))
                        .unless(powers.lacksPerformanceSchema("replication_connection_status"))
                        .unless(powers.lacksPerformanceSchema("replication_applier_status"))
                        .unless(powers.lacksPerformanceSchema("replication_applier_configuration")),
                QueryPart.of(
                                "filter",
                                "replication filters",
                                "FROM performance_schema.replication_applier_filters WHERE CHANNEL_NAME" + OWN_CHANNELS,
                                "COUNT(*)")
                        .unless(powers.lacksPerformanceSchema("replication_applier_filters")),
                QueryPart.of(
                                "lag",
                                "how far appliers lag",
                                "FROM performance_schema.replication_applier_status_by_worker"
                                        + " WHERE APPLYING_TRANSACTION <> '' AND CHANNEL_NAME" + OWN_CHANNELS,
                                "MAX(TIMESTAMPDIFF(SECOND, APPLYING_TRANSACTION_ORIGINAL_COMMIT_TIMESTAMP, NOW()))")
                        .unless(powers.lacksPerformanceSchema("replication_applier_status_by_worker")));
    }

    static Replication read(UnitedQuery.Answers answers) {
        return new Replication(
                answers.rows("channel")
                        .map(rows -> rows.stream()
                                .map(row -> new Channel(
                                        row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.number(5)))
                                .toList()),
                answers.rows("filter")
                        .flatMap(rows -> AggregateRow.of("replication filters", rows))
                        .map(row -> row.number(0)),
                answers.rows("lag")
                        .flatMap(rows -> AggregateRow.of("how far appliers lag", rows))
                        .map(row -> Math.max(0, row.number(0))));
    }
}
