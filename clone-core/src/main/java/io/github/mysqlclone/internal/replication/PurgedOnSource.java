package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ThreadState;
import io.github.mysqlclone.server.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what the copy needs of the source's binary logs and the source has purged. Pure. */
final class PurgedOnSource {

    private PurgedOnSource() {}

    /** By GTIDs: transactions that the copy lacks and the source cannot send any more. */
    static Optional<Obstacle> transactions(ReplicaPlan plan, ReplicationVariables copy, ReplicationVariables source) {
        GtidSet lost = source.purged().subtract(copy.executed());
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        ObstacleKind.SOURCE_PURGED,
                        "The source " + plan.source() + " has purged " + lost.count()
                                + " transactions that the copy lacks: " + lost + ".",
                        "Clone again, and raise binlog_expire_logs_seconds on the source."));
    }

    /**
     * Of a replica at work: what the source has executed and can send to nobody. It has purged its logs, or never had it in one:
     * it got it from its own source with log_replica_updates OFF, or it was set by gtid_purged. Another channel that is at work
     * may bring it.
     *
     * @param sourceUuid the {@code server_uuid} of the source, by which its channel is told from others
     * @param channels all of the replica's
     */
    static Optional<Obstacle> neverSent(
            Address source, String sourceUuid, GtidSet purged, GtidSet executed, List<ReplicaStatus> channels) {
        GtidSet received = channels.stream().map(ReplicaStatus::received).reduce(GtidSet.empty(), GtidSet::union);
        GtidSet lost = purged.subtract(executed).subtract(received);
        return lost.isEmpty() || channels.stream().anyMatch(channel -> mayBringMore(channel, sourceUuid))
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        ObstacleKind.SOURCE_PURGED,
                        "The source " + source + " has executed " + lost.count()
                                + " transactions that are in none of its binary logs, purged or never logged, and the replica"
                                + " lacks them: " + lost + ".",
                        "It does not get them from there: clone again."));
    }

    /** Group Replication's applier has no receiver. */
    private static boolean mayBringMore(ReplicaStatus channel, String sourceUuid) {
        boolean isAtWork = channel.receiver().state() != ThreadState.STOPPED
                || (channel.channel().startsWith("group_replication_")
                        && channel.applier().state() != ThreadState.STOPPED);
        return isAtWork
                && channel.sourceUuid().filter(sourceUuid::equalsIgnoreCase).isEmpty();
    }

    /** By file and position: the file, which may be gone or end before the position. */
    static Optional<Obstacle> file(ReplicaPlan plan, String file, Map<String, Long> sizes) {
        Long size = sizes.get(file);
        return size != null && size >= plan.coordinates().position()
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        ObstacleKind.BINLOG_FILE_GONE,
                        "The source " + plan.source() + " has no " + file
                                + (size == null
                                        ? "; its binary logs are " + sizes.keySet() + "."
                                        : " of " + plan.coordinates().position() + " bytes; it ends at " + size + "."),
                        "Clone again."));
    }
}
