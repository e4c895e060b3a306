package io.github.mysqlclone.testkit.internal.pair;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.replication.PositionChoice;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Deadline;
import io.github.mysqlclone.testkit.internal.host.LogTail;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Has the recipients of a group replicate from the donor, where all have the same data and no transaction yet. */
public final class PairReplication {

    private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(60);

    private static final BinlogCoordinates FROM_THE_FIRST =
            new BinlogCoordinates(Optional.empty(), 0, GtidSet.empty(), Optional.empty());

    private PairReplication() {}

    /**
     * Starts it and waits until all replicas have caught up; closes the group if that fails.
     *
     * @throws TestkitException if a replica cannot follow, or the thread is interrupted, which stays set
     */
    public static <G extends ServerGroup> G follow(G group) {
        try {
            ReplicaSetup setUp = setUp(group);
            Together.forEach(group.recipients(), "replicas", replica -> follow(replica, group.donor(), setUp));
            return group;
        } catch (RuntimeException | Error e) {
            group.close();
            throw e;
        }
    }

    private static void follow(TestServer replica, TestServer source, ReplicaSetup setUp) {
        try {
            setUp.startOn(replica.server()).awaitCaughtUp(CAUGHT_UP_WITHIN);
            replica.execute("SET GLOBAL super_read_only = ON");
        } catch (InterruptedException e) {
            throw Deadline.interrupted("a replica", e);
        } catch (MySqlCloneException | SQLException e) {
            throw new TestkitException(
                    "Cannot have " + replica + " replicate from " + source + ": " + e.getMessage()
                            + "\nThe replica's error log ends with:\n" + LogTail.of(replica.errorLog()),
                    e);
        }
    }

    private static ReplicaSetup setUp(ServerGroup group) {
        TestServer source = group.donor();
        ReplicaSetup setUp = ReplicaSetup.from(FROM_THE_FIRST)
                .source(group.hostForOthers(source), group.portForOthers(source))
                .account(source.rootAccount())
                .sourceServer(source.server())
                .position(PositionChoice.GTID);
        return source.jdbcUrl().contains("sslMode=REQUIRED") ? setUp.requireSsl() : setUp.retrievePublicKey();
    }
}
