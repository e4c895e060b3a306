package io.github.mysqlclone.testkit.internal.pair;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.replication.PositionChoice;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.LogTail;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Has the recipient of a pair replicate from the donor, where both have the same data and no transaction yet. */
public final class PairReplication {

    private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(60);

    private static final BinlogCoordinates FROM_THE_FIRST =
            new BinlogCoordinates(Optional.empty(), 0, GtidSet.empty(), Optional.empty());

    private PairReplication() {}

    /**
     * Starts it and waits until the replica has caught up; closes the pair if that fails.
     *
     * @throws TestkitException if the replica cannot follow, or the thread is interrupted, which stays set
     */
    public static ClonePair follow(ClonePair pair) {
        try {
            MySqlServer replica = administrator(pair.recipient());
            setUp(pair).startOn(replica).awaitCaughtUp(CAUGHT_UP_WITHIN);
            pair.recipient().execute("SET GLOBAL super_read_only = ON");
            return pair;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw closed(pair, e);
        } catch (MySqlCloneException | SQLException e) {
            throw closed(pair, e);
        } catch (RuntimeException | Error e) {
            pair.close();
            throw e;
        }
    }

    private static ReplicaSetup setUp(ClonePair pair) {
        ReplicaSetup setUp = ReplicaSetup.from(FROM_THE_FIRST)
                .source(pair.donorHostForRecipient(), pair.donorPortForRecipient())
                .account(pair.donor().rootAccount())
                .sourceServer(administrator(pair.donor()))
                .position(PositionChoice.GTID);
        return pair.donor().jdbcUrl().contains("sslMode=REQUIRED") ? setUp.requireSsl() : setUp.retrievePublicKey();
    }

    private static MySqlServer administrator(TestServer server) {
        return server.server(server.rootAccount());
    }

    private static TestkitException closed(ClonePair pair, Exception cause) {
        String logs = "\nThe replica's error log ends with:\n"
                + LogTail.of(pair.recipient().errorLog());
        TestkitException failure = new TestkitException(
                "Cannot have " + pair.recipient() + " replicate from " + pair.donor() + ": " + cause.getMessage()
                        + logs,
                cause);
        pair.close();
        return failure;
    }
}
