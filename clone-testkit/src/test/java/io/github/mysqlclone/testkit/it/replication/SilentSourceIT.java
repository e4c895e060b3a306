package io.github.mysqlclone.testkit.it.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.provisioning.Provisioning;
import io.github.mysqlclone.provisioning.ProvisioningVerdict;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Replicating;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.Replica;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ReplicationFailedException;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A replica at which nothing fails is not called whole while it lacks what its source has. */
@Tag(Lane.FULL)
class SilentSourceIT {

    private static ProvisioningVerdict verdict(ReplicationScene scene) {
        return Provisioning.of(
                        CloneSpec.remote(scene.donor().host(), scene.donor().port())
                                .donorAccount(scene.donor().rootAccount())
                                .donorServer(scene.donor().server()),
                        scene.recipient().server(),
                        setup -> setup.account(ReplicationScene.REPLICATOR).requireSsl())
                .verdict();
    }

    @Test
    void thatDoesNotLogWhatItGetsIsNamedWithWhatNeverComes() throws Exception {
        try (TestServer first = ServerSpec.standard().start();
                ReplicationScene scene = ReplicationScene.begin(ClonePairSpec.standard()
                        .donor(donor -> donor.option(OwnWords.of("log_replica_updates"), "OFF")))) {
            Replica replica = scene.setup().startOn(scene.recipient().server());
            replica.awaitCaughtUp(ReplicationScene.SOON);
            assertThat(verdict(scene))
                    .isInstanceOfSatisfying(
                            Replicating.class,
                            healthy -> assertThat(healthy.obstacles()).isEmpty());

            Servers.follow(scene.donor(), first, first.rootAccount());
            first.execute("CREATE DATABASE upstream");
            Await.until("the donor has it", ReplicationScene.SOON, () -> has(scene.donor(), "upstream"));

            assertThat(replica.status().isRunning()).isTrue();
            assertThat(verdict(scene))
                    .isInstanceOfSatisfying(
                            Replicating.class,
                            partial -> assertThat(partial.obstacles())
                                    .extracting(Obstacle::kind)
                                    .contains(ObstacleKind.SOURCE_LOGS_IN_PART, ObstacleKind.SOURCE_PURGED));
            assertThat(verdict(scene).toString())
                    .contains("in none of its binary logs", String.valueOf(Sql.value(first, "SELECT @@server_uuid")));
            assertThatExceptionOfType(ReplicationFailedException.class)
                    .as("at once, though the receiver says nothing")
                    .isThrownBy(() -> replica.awaitCaughtUp(Duration.ofHours(1)))
                    .withMessageContaining("in none of its binary logs")
                    .withMessageContaining("clone again");
            assertThat(has(scene.recipient(), "upstream")).isFalse();
        }
    }

    @Test
    void andAnApplierThatGoesOnOverErrorsAreNamed() throws Exception {
        try (ReplicationScene scene = ReplicationScene.begin(ClonePairSpec.standard()
                .recipient(recipient -> recipient.option(OwnWords.of("replica_skip_errors"), "1062")))) {
            Replica replica =
                    scene.setup().acceptFilters().startOn(scene.recipient().server());
            scene.recipient().execute("SET SESSION sql_log_bin = 0", "INSERT INTO shop.item VALUES (1001, 'its own')");
            scene.write(1001);

            ReplicaStatus status = replica.awaitCaughtUp(ReplicationScene.SOON);

            assertThat(Sql.value(scene.recipient(), "SELECT note FROM shop.item WHERE id = 1001"))
                    .isEqualTo("its own");
            assertThat(status.skippedErrors()).contains("1062");
            assertThat(status.isPartial()).isTrue();
            assertThat(status).asString().contains("of a part only: replica_skip_errors = 1062");
            assertThat(verdict(scene))
                    .isInstanceOfSatisfying(
                            Replicating.class,
                            partial -> assertThat(partial.obstacles())
                                    .extracting(Obstacle::kind)
                                    .contains(ObstacleKind.SKIPS_ERRORS));
        }
    }

    private static boolean has(TestServer server, String schema) throws SQLException {
        return "1"
                .equals(Sql.value(
                        server,
                        "SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '" + schema + "'"));
    }
}
