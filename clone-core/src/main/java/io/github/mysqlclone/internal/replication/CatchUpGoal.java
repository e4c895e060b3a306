package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.BinlogPosition;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaStatus;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Up to where a replica has to come.
 *
 * @param gtids the transactions that it must have
 * @param position the place in the source's binary log that it must have passed; null if it goes by GTIDs
 */
record CatchUpGoal(GtidSet gtids, @Nullable BinlogPosition position) {

    /** Ask the source where it is now. */
    static CatchUpGoal of(ReplicaPlan plan, boolean byGtid, ConnectionOpener opener, String sourceUuid) {
        try (ServerConnection source = opener.open(plan.sourceServer(), sourceUuid)) {
            return byGtid
                    ? new CatchUpGoal(ReplicationVariables.of(source).executed(), null)
                    : new CatchUpGoal(GtidSet.empty(), new SourceReader(plan, opener).position(source));
        } catch (SQLException e) {
            throw ReplicaStart.unreadableSource(plan.sourceServer(), e);
        }
    }

    boolean isReached(ReplicaStatus status) {
        return position == null
                ? status.executed().contains(gtids)
                : status.applied().hasReached(position);
    }

    @Override
    public String toString() {
        return position == null ? "all of " + gtids : "all up to " + position;
    }
}
