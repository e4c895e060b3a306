package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.time.Duration;

/** Replication between servers of the kit. */
final class Replicas {

    private static final Duration SOON = Duration.ofSeconds(20);

    private Replicas() {}

    static Fault donorFollowsRecipient() {
        return pair -> {
            follow(pair.donor(), pair.recipient());
            return () -> pair.donor().execute("STOP REPLICA", "RESET REPLICA ALL");
        };
    }

    static Fault anotherFollowsRecipient() {
        return pair -> {
            TestServer replica = ServerSpec.standard().start();
            try {
                follow(replica, pair.recipient());
                return replica::close;
            } catch (SQLException | RuntimeException | AssertionError e) {
                replica.close();
                throw e;
            }
        };
    }

    /** Returns once it replicates. */
    private static void follow(TestServer replica, TestServer source) throws SQLException {
        replica.execute(
                "CHANGE REPLICATION SOURCE TO SOURCE_HOST = '" + source.host() + "', SOURCE_PORT = " + source.port()
                        + ", SOURCE_USER = '" + source.rootAccount().user() + "', SOURCE_PASSWORD = '"
                        + source.rootAccount().password().reveal() + "', SOURCE_AUTO_POSITION = 1, SOURCE_SSL = 1",
                "START REPLICA");
        Await.until(
                "replication",
                SOON,
                () -> "ON"
                        .equals(Sql.value(
                                replica,
                                "SELECT SERVICE_STATE FROM performance_schema.replication_connection_status")));
    }
}
