package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;

/** Replication between servers of the kit. */
final class Replicas {

    private Replicas() {}

    static Fault donorFollowsRecipient() {
        return pair -> {
            Servers.follow(pair.donor(), pair.recipient(), pair.recipient().rootAccount());
            return () -> pair.donor().execute("STOP REPLICA", "RESET REPLICA ALL");
        };
    }

    static Fault anotherFollowsRecipient() {
        return pair -> {
            TestServer replica = ServerSpec.standard().start();
            try {
                Servers.follow(replica, pair.recipient(), pair.recipient().rootAccount());
                return replica::close;
            } catch (SQLException | RuntimeException | AssertionError e) {
                replica.close();
                throw e;
            }
        };
    }
}
