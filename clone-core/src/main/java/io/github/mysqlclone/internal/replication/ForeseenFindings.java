package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.NetworkLimits;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.replication.ForeseenObstacles.Foreseen;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.ReplicationIntent.Participants;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in the words of preflight what would be in the way of replication. */
public final class ForeseenFindings {

    private ForeseenFindings() {}

    /** Look at both servers. */
    public static List<Finding> of(ReplicaPlan plan, Participants participants) {
        ConnectionOpener opener = opener(plan, participants);
        try (ServerConnection recipient = opener.open(participants.recipient());
                ServerConnection donor = opener.open(participants.donor())) {
            return findings(
                    new ForeseenObstacles(plan, opener, participants.quarantined())
                            .beforeTheClone(recipient, donor, participants.donorAsAfterwards()),
                    participants.donor());
        }
    }

    /**
     * Return what is in the way, and beside it what is not proven.
     *
     * @throws ServerConnectionException if nothing is, as far as it could be looked at
     */
    static List<Finding> findings(Foreseen foreseen, MySqlServer donor) {
        List<Finding> findings = new ArrayList<>();
        foreseen.obstacles().forEach(obstacle -> findings.add(finding(obstacle)));
        if (findings.isEmpty() && !foreseen.unproven().isEmpty()) {
            String why = foreseen.unproven().stream()
                    .map(obstacle -> obstacle.sentence() + " " + obstacle.remedy())
                    .collect(Collectors.joining(" "));
            throw new ServerConnectionException(donor, why, null, null);
        }
        foreseen.unproven()
                .forEach(obstacle -> findings.add(
                        Finding.warning(Side.DONOR, obstacle.sentence()).remedy(obstacle.remedy())));
        return findings;
    }

    private static ConnectionOpener opener(ReplicaPlan plan, Participants participants) {
        return new ConnectionOpener(
                new NetworkLimits(participants.connectTimeout(), participants.queryTimeout()),
                SecretMask.of(Stream.of(
                                participants.recipient().account(),
                                participants.donor().account(),
                                participants.donorAsAfterwards().flatMap(MySqlServer::account),
                                Optional.of(plan.account()))
                        .flatMap(Optional::stream)));
    }

    /** The server looks at none of this, and the data would be gone by the time that it shows. */
    private static Finding finding(Obstacle obstacle) {
        return Finding.error(
                        side(obstacle.kind()), obstacle.sentence() + " The library refuses this; the server would not")
                .afterDataLoss()
                .remedy(obstacle.remedy());
    }

    /** Where something has to be done; filters name the server themselves. */
    private static Side side(ObstacleKind kind) {
        return switch (kind) {
            case NO_BINLOG,
                    SOURCE_PURGED,
                    OTHER_SOURCE,
                    BINLOG_FILE_GONE,
                    NO_FILE_POSITION,
                    ACCOUNT,
                    PRIVILEGES,
                    UNPROVEN,
                    SOURCE_LOGS_IN_PART -> Side.DONOR;
            case SAME_SERVER,
                    SAME_SERVER_ID,
                    GTID_MODES,
                    BINLOG_FORMAT,
                    DIVERGED,
                    CHANNEL_EXISTS,
                    CHANNEL_HAS_APPLIED,
                    GROUP_REPLICATION,
                    EVENTS_UNSEEN,
                    FILTERED,
                    SKIPS_ERRORS -> Side.RECIPIENT;
        };
    }
}
