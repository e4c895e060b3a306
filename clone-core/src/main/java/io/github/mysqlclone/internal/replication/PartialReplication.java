package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds what keeps a replica from holding all that its source holds, though nothing fails and it counts as caught up. Pure.
 *
 * @param plan what is wanted
 * @param source what the source passes on
 * @param replica what the replica leaves out
 */
record PartialReplication(ReplicaPlan plan, SourceLog source, ReplicaFilters replica) {

    List<Obstacle> obstacles() {
        List<Obstacle> found = new ArrayList<>();
        sourceLogsInPart(found);
        if (!plan.acceptsFilters()) {
            filters(found);
        }
        return found;
    }

    /** One that follows nobody at the moment gets nothing that it would have to log. */
    private void sourceLogsInPart(List<Obstacle> found) {
        List<ReplicaStatus> active = source.follows().stream()
                .filter(channel -> channel.receiver().state() != ThreadState.STOPPED
                        || channel.applier().state() != ThreadState.STOPPED)
                .toList();
        if (!source.logsWhatItGets() && !active.isEmpty()) {
            found.add(new Obstacle(
                    ObstacleKind.SOURCE_LOGS_IN_PART,
                    "The source " + plan.source() + " is itself a replica ("
                            + active.stream().map(ReplicaStatus::channelName).collect(Collectors.joining(", "))
                            + "), and log_replica_updates is OFF there: what it gets would never be sent on.",
                    "Start it with log_replica_updates = ON, then clone again, or replicate from its source."));
        }
    }

    private void filters(List<Obstacle> found) {
        if (!source.filters().isEmpty()) {
            found.add(new Obstacle(
                    ObstacleKind.FILTERED,
                    "The binary log of the source " + plan.source() + " leaves out a part: " + listed(source.filters())
                            + ".",
                    "Take that out of its configuration, or say acceptFilters()."));
        }
        if (!replica.filters().isEmpty()) {
            found.add(new Obstacle(
                    ObstacleKind.FILTERED,
                    "The recipient leaves out a part of what it gets: " + listed(replica.filters()) + ".",
                    "Take that out of its configuration, or say acceptFilters()."));
        }
        replica.unseen()
                .ifPresent(why -> found.add(new Obstacle(
                        ObstacleKind.FILTERED,
                        "Whether the recipient leaves out a part of what it gets cannot be seen: " + why + ".",
                        "GRANT SELECT ON performance_schema.replication_applier_global_filters and on"
                                + " performance_schema.replication_applier_filters to the account there, or say"
                                + " acceptFilters().")));
        replica.skippedErrors()
                .ifPresent(errors -> found.add(new Obstacle(
                        ObstacleKind.SKIPS_ERRORS,
                        "The recipient goes on over errors of its applier: replica_skip_errors is " + errors + ".",
                        "Take that out of its configuration, or say acceptFilters().")));
    }

    private static String listed(List<String> filters) {
        return String.join(", ", filters);
    }
}
