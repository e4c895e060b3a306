package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.BinlogPosition;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.Address;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Up to where a replica has to come.
 *
 * @param gtids the transactions that it must have
 * @param purged those of them that are in none of the source's logs
 * @param position the place in the source's binary log that it must have passed; null if it goes by GTIDs
 */
record CatchUpGoal(GtidSet gtids, GtidSet purged, @Nullable BinlogPosition position) {

    /** Ask the source where it is now. */
    static CatchUpGoal of(ReplicaPlan plan, boolean byGtid, ConnectionOpener opener, String sourceUuid) {
        try (ServerConnection source = opener.open(plan.sourceServer(), sourceUuid)) {
            if (!byGtid) {
                return new CatchUpGoal(
                        GtidSet.empty(), GtidSet.empty(), new SourceReader(plan, opener).position(source));
            }
            ReplicationVariables state = ReplicationVariables.of(source);
            return new CatchUpGoal(state.executed(), state.purged(), null);
        } catch (SQLException e) {
            throw ReplicaStart.unreadableSource(plan.sourceServer(), e);
        }
    }

    boolean isReached(ReplicaStatus status) {
        return position == null
                ? status.executed().contains(gtids)
                : status.applied().hasReached(position);
    }

    /** Find what no wait leads to: the source cannot send it. */
    Optional<Obstacle> outOfReach(Address source, String sourceUuid, GtidSet executed, List<ReplicaStatus> channels) {
        return PurgedOnSource.neverSent(source, sourceUuid, purged, executed, channels);
    }

    @Override
    public String toString() {
        return position == null ? "all of " + gtids : "all up to " + position;
    }
}
