package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.replication.BinlogPosition;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what is in the way of replication. Pure.
 *
 * @param plan what is wanted
 * @param copy the recipient, read before the source
 * @param channels what it replicates already
 * @param source the source
 * @param files the source's binary logs with their sizes; empty if the account may not see them
 */
record ReplicationObstacles(
        ReplicaPlan plan,
        ReplicationVariables copy,
        List<ReplicaStatus> channels,
        ReplicationVariables source,
        Optional<Map<String, Long>> files) {

    private static final String GROUP = "group_replication_";

    ReplicationObstacles knowing(Optional<Map<String, Long>> newFiles) {
        return new ReplicationObstacles(plan, copy, channels, source, newFiles);
    }

    /** Returns whether it will go by GTIDs. */
    boolean byGtid() {
        return switch (plan.position()) {
            case AS_THE_SERVERS_ALLOW -> copy.goesByGtidFrom(source) && !hasOnlyAPlace();
            case GTID -> true;
            case FILE -> false;
        };
    }

    /**
     * The donor wrote a log without GTIDs, or nothing. By GTIDs all that it wrote before it had some would be lacking, without a
     * word (seen on 9.7.4).
     */
    private boolean hasOnlyAPlace() {
        return copy.executed().isEmpty() && plan.coordinates().file().isPresent();
    }

    /** Returns the channels that are not Group Replication's. */
    List<ReplicaStatus> ownChannels() {
        return channels.stream()
                .filter(channel -> !channel.channel().startsWith(GROUP))
                .toList();
    }

    List<Obstacle> obstacles() {
        List<Obstacle> found = new ArrayList<>();
        found.addAll(new SettingObstacles(plan, copy, source).identity());
        channels(found);
        modes(found);
        if (byGtid()) {
            history(found);
        } else {
            diverged(found);
            filePosition(found);
        }
        return found;
    }

    private void channels(List<Obstacle> found) {
        for (ReplicaStatus channel : channels) {
            if (channel.channel().startsWith(GROUP)) {
                if (channel.applier().isRunning()) {
                    found.add(new Obstacle(
                            ObstacleKind.GROUP_REPLICATION,
                            "The recipient is a member of a replication group.",
                            "STOP GROUP_REPLICATION on it first."));
                }
            } else if (plan.resetsChannels()) {
                reset(channel, found);
            } else {
                found.add(new Obstacle(
                        ObstacleKind.CHANNEL_EXISTS,
                        "The recipient has " + channel + ".",
                        "If it came with the clone, use resetChannels(), which stops and resets it."));
            }
        }
    }

    /** By GTIDs nothing is executed twice, and what is not the source's own is found as DIVERGED. */
    private void reset(ReplicaStatus channel, List<Obstacle> found) {
        if (!byGtid() && mayHaveApplied(channel)) {
            found.add(
                    new Obstacle(
                            ObstacleKind.CHANNEL_HAS_APPLIED,
                            "Something was applied through " + channel.channelName() + " of which " + plan.coordinates()
                                    + " says nothing.",
                            "If the channel came with the clone, clone again with quarantine(), under which it does not start. If it is"
                                    + " the replication that is wanted, START REPLICA, before 8.0.22 START SLAVE, lets it go on."));
        }
    }

    private boolean mayHaveApplied(ReplicaStatus channel) {
        BinlogPosition here = new BinlogPosition(
                plan.coordinates().file().orElse(""), plan.coordinates().position());
        boolean fromSource =
                channel.sourceUuid().filter(source.uuid()::equalsIgnoreCase).isPresent();
        boolean elsewhere =
                !channel.applied().file().isEmpty() && !channel.applied().equals(here);
        return channel.applier().isRunning()
                || channel.applier().lastError().isPresent()
                || (fromSource && elsewhere)
                || mayHaveStarted();
    }

    /** The quarantine did not keep the channels that came with the clone from starting. */
    private boolean mayHaveStarted() {
        return plan.quarantine().stream()
                .flatMap(quarantine -> quarantine.notInForce().stream())
                .anyMatch(name -> name.startsWith("skip_"));
    }

    private void modes(List<Obstacle> found) {
        List<Obstacle> ofSettings = new SettingObstacles(plan, copy, source).modes();
        found.addAll(ofSettings);
        if (ofSettings.isEmpty()
                && byGtid()
                && hasOnlyAPlace()
                && !source.executed().isEmpty()) {
            found.add(new Obstacle(
                    ObstacleKind.GTID_MODES,
                    "The copy has no GTID. If the source has had some only since the clone, it would send nothing of what it"
                            + " wrote before that, and say nothing.",
                    "Use position(FILE), which goes on from " + plan.coordinates() + "."));
        }
    }

    private void history(List<Obstacle> found) {
        diverged(found);
        GtidSet forgotten = plan.coordinates().gtidExecuted().subtract(copy.executed());
        if (!forgotten.isEmpty()) {
            found.add(new Obstacle(
                    ObstacleKind.DIVERGED,
                    "The recipient no longer knows of " + forgotten.count()
                            + " transactions that it had when it was cloned, and would execute them again: " + forgotten
                            + ".",
                    "If its GTIDs were reset, set gtid_purged to what it had; else these are the coordinates of another"
                            + " server."));
        }
        PurgedOnSource.transactions(plan, copy, source).ifPresent(found::add);
    }

    private void diverged(List<Obstacle> found) {
        GtidSet own = copy.executed().subtract(source.executed());
        if (source.gtidMode() == ReplicationVariables.GtidMode.ON && !own.isEmpty()) {
            found.add(new Obstacle(
                    ObstacleKind.DIVERGED,
                    "The recipient has " + own.count() + " transactions that the source " + plan.source() + " lacks: "
                            + own + ".",
                    "It is no copy of it any more: clone again, next time with quarantine()."));
        }
    }

    private void filePosition(List<Obstacle> found) {
        Optional<String> file = plan.coordinates().file();
        Optional<String> donor = plan.coordinates().donorUuid();
        if (file.isEmpty()) {
            found.add(new Obstacle(
                    ObstacleKind.NO_FILE_POSITION,
                    "The coordinates name no binary log.",
                    "Clone again; if the donor writes none, start it with log_bin first."));
            return;
        }
        if (donor.filter(uuid -> uuid.equalsIgnoreCase(source.uuid())).isEmpty()) {
            found.add(new Obstacle(
                    ObstacleKind.OTHER_SOURCE,
                    donor.map(uuid -> plan.coordinates() + " is a place in the binary logs of server " + uuid)
                                    .orElse("It is not known of which server " + plan.coordinates() + " is a place")
                            + ", and the source " + plan.source() + " is server " + source.uuid() + ".",
                    donor.isPresent()
                            ? "Name the server as the source that was the donor."
                            : "If that server was the donor, say so with donorUuid(...)."));
            return;
        }
        files.flatMap(sizes -> PurgedOnSource.file(plan, file.get(), sizes)).ifPresent(found::add);
    }
}
