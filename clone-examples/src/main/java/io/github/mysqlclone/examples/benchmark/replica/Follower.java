package io.github.mysqlclone.examples.benchmark.replica;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.testkit.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Lets a server with a source's data follow it. */
public final class Follower {

    public static final Account REPLICATOR = Account.of("replicator", "password-of-the-replica");

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Follower() {}

    /** Makes the account with which replicas log in. */
    public static void makeAccount(TestServer source) throws SQLException {
        source.execute(
                "CREATE USER replicator IDENTIFIED BY '" + REPLICATOR.password().reveal() + "'",
                "GRANT REPLICATION SLAVE ON *.* TO replicator");
    }

    /** Begins where the replica's own set of transactions ends, and returns once it has caught up. */
    public static void follow(TestServer source, TestServer replica) throws SQLException, InterruptedException {
        follow(source, source.host(), source.port(), replica);
    }

    /** Does the same where the replica reaches the source at another address than this JVM. */
    public static void follow(TestServer source, String host, int port, TestServer replica)
            throws SQLException, InterruptedException {
        GtidSet executed =
                GtidSet.parse(replica.value("SELECT @@GLOBAL.gtid_executed").orElse(""));
        ReplicaSetup.from(new BinlogCoordinates(Optional.empty(), 0, executed, Optional.empty()))
                .source(host, port)
                .sourceServer(source.server())
                .account(REPLICATOR)
                .requireSsl()
                .startOn(replica.server())
                .awaitCaughtUp(LIMIT);
    }
}
