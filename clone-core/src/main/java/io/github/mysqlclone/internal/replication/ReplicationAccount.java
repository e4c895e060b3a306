package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the account with which a replica goes to its source.
 *
 * @param obstacle why it may not replicate
 * @param unproven why that is not known at all; empty too where only its password could not be tried, as it is for other hosts
 *     than this one
 * @param replicas who replicates from the source as this account sees it; empty if it could not look
 */
record ReplicationAccount(
        Optional<Obstacle> obstacle, Optional<Obstacle> unproven, Optional<List<SourceLog.Replica>> replicas) {

    static final ReplicationAccount LEFT_TO_THE_ATTEMPT =
            new ReplicationAccount(Optional.empty(), Optional.empty(), Optional.empty());

    static ReplicationAccount inTheWay(Obstacle obstacle) {
        return new ReplicationAccount(Optional.of(obstacle), Optional.empty(), Optional.empty());
    }

    static ReplicationAccount unproven(Obstacle unproven) {
        return new ReplicationAccount(Optional.empty(), Optional.of(unproven), Optional.empty());
    }

    static ReplicationAccount proven(List<SourceLog.Replica> replicas) {
        return new ReplicationAccount(Optional.empty(), Optional.empty(), Optional.of(replicas));
    }

    /** Returns the same, unless that is already refused, with what else was found; UNPROVEN counts as such. */
    ReplicationAccount unless(Optional<Obstacle> found) {
        if (obstacle.isPresent() || unproven.isPresent() || found.isEmpty()) {
            return this;
        }
        return found.get().kind() == ObstacleKind.UNPROVEN
                ? new ReplicationAccount(Optional.empty(), found, replicas)
                : new ReplicationAccount(found, Optional.empty(), replicas);
    }
}
