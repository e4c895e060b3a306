package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Sql;
import java.time.Duration;

/** Replication between the two servers of a pair. */
final class Replicas {

    private Replicas() {}

    static Fault donorFollowsRecipient() {
        return pair -> {
            TestServer source = pair.recipient();
            pair.donor()
                    .execute(
                            "CHANGE REPLICATION SOURCE TO SOURCE_HOST = '" + source.host() + "', SOURCE_PORT = "
                                    + source.port() + ", SOURCE_USER = '"
                                    + source.rootAccount().user() + "', SOURCE_PASSWORD = '"
                                    + source.rootAccount().password().reveal()
                                    + "', SOURCE_AUTO_POSITION = 1, SOURCE_SSL = 1",
                            "START REPLICA");
            Await.until(
                    "the donor to replicate",
                    Duration.ofSeconds(20),
                    () -> "ON"
                            .equals(Sql.value(
                                    pair.donor(),
                                    "SELECT SERVICE_STATE FROM performance_schema.replication_connection_status")));
            return () -> pair.donor().execute("STOP REPLICA", "RESET REPLICA ALL");
        };
    }
}
