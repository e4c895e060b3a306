package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.PositionChoice;
import io.github.mysqlclone.replication.ReplicaPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what is in the way in the two servers' own settings, which a clone does not change. Pure.
 *
 * @param plan what is wanted
 * @param copy the recipient, before or after it was cloned
 * @param source the source
 */
record SettingObstacles(ReplicaPlan plan, ReplicationVariables copy, ReplicationVariables source) {

    /** Find who the two are taken for, and whether there is anything to replicate. */
    List<Obstacle> identity() {
        List<Obstacle> found = new ArrayList<>();
        if (copy.uuid().equalsIgnoreCase(source.uuid())) {
            found.add(new Obstacle(
                    ObstacleKind.SAME_SERVER,
                    "Source and recipient have the same server_uuid, " + copy.uuid() + ".",
                    "If they are two servers, stop the copy, remove auto.cnf from its data directory and start it."));
        } else if (copy.serverId().equals(source.serverId())) {
            found.add(new Obstacle(
                    ObstacleKind.SAME_SERVER_ID,
                    "Source and recipient have the same server_id, " + copy.serverId() + ".",
                    "SET PERSIST server_id = another number on the recipient."));
        }
        if (!source.logsBinary()) {
            found.add(new Obstacle(
                    ObstacleKind.NO_BINLOG,
                    "The source " + plan.source() + " writes no binary log.",
                    "Start it with log_bin, then clone again."));
        }
        return found;
    }

    /** Find another replica that the source would take the recipient for: it would break off one of the two again and again. */
    List<Obstacle> otherReplicas(List<SourceLog.Replica> replicas) {
        return replicas.stream()
                .filter(replica -> replica.serverId().equals(copy.serverId()))
                .filter(replica -> !replica.uuid().equalsIgnoreCase(copy.uuid()))
                .map(replica -> new Obstacle(
                        ObstacleKind.SAME_SERVER_ID,
                        "The recipient and another replica of " + plan.source() + ", server " + replica.uuid()
                                + ", have the same server_id, " + copy.serverId() + ".",
                        "SET PERSIST server_id = another number on the recipient; if that replica is gone, wait until the"
                                + " source has noticed, or KILL its session there."))
                .toList();
    }

    /** Find whether {@code gtid_mode} lets them replicate in the way that is wanted, whatever the copy will hold. */
    List<Obstacle> modes() {
        String both =
                "gtid_mode is " + copy.gtidMode() + " on the recipient and " + source.gtidMode() + " on the source";
        if (!copy.goesTogetherWith(source)) {
            return List.of(new Obstacle(
                    ObstacleKind.GTID_MODES, both + ".", "Give the recipient the gtid_mode of the source."));
        }
        return plan.position() == PositionChoice.GTID && !copy.goesByGtidFrom(source)
                ? List.of(new Obstacle(
                        ObstacleKind.GTID_MODES,
                        both + ", which does not let it go by GTIDs.",
                        "Replicate by file and position, or set gtid_mode = ON on both."))
                : List.of();
    }
}
