package io.github.mysqlclone.testkit.it.replication;

import static io.github.mysqlclone.testkit.it.replication.ReplicationScene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.replication.PositionChoice;
import io.github.mysqlclone.replication.Replica;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ReplicationFailedException;
import io.github.mysqlclone.replication.ReplicationThread;
import io.github.mysqlclone.replication.ReplicationTimeoutException;
import io.github.mysqlclone.replication.ThreadState;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.DifferentServerException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.it.DriverDataSource;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A clone becomes a replica, in each of the ways there are. */
@Tag(Lane.FULL)
class ReplicaSetupIT {

    private static ReplicationScene scene;
    private static int written = 1000;

    @BeforeAll
    static void begin() throws SQLException {
        scene = ReplicationScene.begin(ClonePairSpec.standard());
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @AfterEach
    void reset() throws SQLException {
        scene.reset();
    }

    private static ReplicaStatus replicates(ReplicaSetup setup) throws Exception {
        Replica replica = setup.startOn(scene.recipient().server());
        assertThat(replica.awaitRunning(SOON).isRunning()).isTrue();
        scene.write(++written);
        ReplicaStatus status = replica.awaitCaughtUp(SOON);
        assertThat(Sql.value(scene.recipient(), "SELECT COUNT(*) FROM shop.item WHERE id = " + written))
                .isEqualTo("1");
        assertThat(status.source())
                .contains(new Address(scene.donor().host(), scene.donor().port()));
        assertThat(status.sourceUuid()).contains(replica.sourceUuid());
        assertThat(status.receiver().lastError()).isEmpty();
        assertThat(status.applier().lastError()).isEmpty();
        return status;
    }

    @Test
    void followsByGtidWhereBothHaveThem() throws Exception {
        ReplicaStatus status = replicates(scene.setup());

        assertThat(status.autoPosition()).isTrue();
        assertThat(status.channel()).isEmpty();
        assertThat(status.executed().contains(status.received())).isTrue();
        assertThat(status.received().isEmpty()).isFalse();
        assertThat(status.delay()).isZero();
    }

    @Test
    void followsByFileAndPositionIfAskedTo() throws Exception {
        ReplicaStatus status = replicates(scene.setup().position(PositionChoice.FILE));

        assertThat(status.autoPosition()).isFalse();
        assertThat(status.applied()).isEqualTo(status.fetched());
    }

    @Test
    void followsOnAChannelWhoseNameNeedsQuoting() throws Exception {
        String name = "from o'hara\\`s \"db\"";

        assertThat(replicates(scene.setup().channel(name)).channel()).isEqualTo(name);

        assertThat(ReplicaStatus.read(scene.recipient().server()))
                .extracting(ReplicaStatus::channel)
                .containsExactly(name);
    }

    @Test
    void followsOverTlsWithACheckedAuthority() throws Exception {
        String ca = scene.donor().dataDirectory() + "/ca.pem";

        replicates(complete().verifyCa(ca));

        assertThat(Sql.row(
                        scene.recipient(),
                        "SELECT SSL_ALLOWED, SSL_CA_FILE FROM performance_schema.replication_connection_configuration"))
                .containsExactly("YES", ca);
    }

    @Test
    void refusesAnAuthorityThatDidNotSignTheCertificate() {
        String otherCa = scene.recipient().dataDirectory() + "/server-cert.pem";

        failsWith(2026, complete().verifyCa(otherCa));
    }

    @Test
    void refusesACertificateThatNamesAnotherHost() {
        String ca = scene.donor().dataDirectory() + "/ca.pem";

        failsWith(2026, complete().verifyIdentity(ca));
    }

    private static void failsWith(int number, ReplicaSetup setup) {
        assertThatExceptionOfType(ReplicationFailedException.class)
                .isThrownBy(() -> setup.startOn(scene.recipient().server()))
                .satisfies(failure -> {
                    assertThat(failure.thread()).contains(ReplicationThread.RECEIVER);
                    assertThat(failure.error())
                            .hasValueSatisfying(
                                    error -> assertThat(error.number()).isEqualTo(number));
                });
        assertThat(ReplicaStatus.read(scene.recipient().server())).isEmpty();
    }

    @Test
    void isMadeOfNoOtherServerThanTheOneThatWasCloned() throws SQLException {
        List<String> before = scene.replication();

        assertThatExceptionOfType(DifferentServerException.class)
                .isThrownBy(() -> scene.setup().startOn(scene.donor().server()));
        assertThatExceptionOfType(DifferentServerException.class)
                .isThrownBy(() -> scene.complete(
                                ReplicaSetup.from(scene.result().coordinates().orElseThrow())
                                        .recipientUuid(scene.result().identity().recipientUuid()))
                        .startOn(scene.donor().server()));
        assertThat(scene.replication()).isEqualTo(before);
        assertThat(ReplicaStatus.read(scene.donor().server())).isEmpty();
    }

    @Test
    void fetchesThePublicKeyWhereThereIsNoTls() throws Exception {
        scene.donor().execute("FLUSH PRIVILEGES"); // forgets who has logged in before

        replicates(complete().retrievePublicKey());

        assertThat(
                        Sql.row(
                                scene.recipient(),
                                "SELECT SSL_ALLOWED, GET_PUBLIC_KEY FROM performance_schema.replication_connection_configuration"))
                .containsExactly("NO", "YES");
    }

    @Test
    void holdsTransactionsBack() throws Exception {
        Duration delay = Duration.ofSeconds(2);
        Replica replica = scene.setup().delay(delay).startOn(scene.recipient().server());
        replica.awaitRunning(SOON);
        long begin = System.nanoTime();
        scene.write(++written);

        assertThatExceptionOfType(ReplicationTimeoutException.class)
                .isThrownBy(() -> replica.awaitCaughtUp(Duration.ofMillis(300)))
                .satisfies(
                        late -> assertThat(late.status().orElseThrow().delay()).isEqualTo(delay));
        assertThat(replica.status().isRunning()).as("it goes on").isTrue();

        replica.awaitCaughtUp(SOON);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void takesTheCoordinatesOfAServerThatWasClonedEarlier() throws Exception {
        BinlogCoordinates recorded =
                BinlogCoordinates.recordedOn(scene.recipient().server()).orElseThrow();

        replicates(scene.complete(ReplicaSetup.from(recorded)).requireSsl());
        scene.reset();
        replicates(scene.complete(ReplicaSetup.from(recorded))
                .requireSsl()
                .position(PositionChoice.FILE)
                .donorUuid(String.valueOf(Sql.value(scene.donor(), "SELECT @@server_uuid"))));
    }

    @Test
    void readsTheSourceAsTheReplicaDoesUnlessToldOtherwise() throws Exception {
        replicates(ReplicaSetup.from(scene.result())
                .source(scene.donor().host(), scene.donor().port())
                .account(ReplicationScene.REPLICATOR)
                .requireSsl());
    }

    @Test
    void worksThroughADataSourceOnARecipientThatIsSuperReadOnly() throws Exception {
        scene.recipient().execute("SET GLOBAL super_read_only = ON");
        try {
            Replica replica = scene.setup()
                    .sourceServer(MySqlServer.dataSource(
                            new DriverDataSource(scene.donor().server())))
                    .startOn(MySqlServer.dataSource(
                            new DriverDataSource(scene.recipient().server())));
            scene.write(++written);

            assertThat(replica.awaitCaughtUp(SOON).isRunning()).isTrue();
            scene.awaitRow(written);
        } finally {
            scene.recipient().execute("SET GLOBAL super_read_only = OFF", "SET GLOBAL read_only = OFF");
        }
    }

    @Test
    void namesTheApplierAndItsOwnErrorAndKeepsTheChannel() throws Exception {
        Replica replica = scene.setup().startOn(scene.recipient().server());
        replica.awaitRunning(SOON);
        int id = ++written;
        scene.recipient().execute("SET SESSION sql_log_bin = 0", "INSERT INTO shop.item VALUES (" + id + ", 'mine')");
        scene.write(id);

        assertThatExceptionOfType(ReplicationFailedException.class)
                .isThrownBy(() -> replica.awaitCaughtUp(SOON))
                .withMessageContaining("clone again")
                .satisfies(failure -> {
                    assertThat(failure.thread()).contains(ReplicationThread.APPLIER);
                    assertThat(failure.error())
                            .hasValueSatisfying(
                                    error -> assertThat(error.number()).isEqualTo(1062));
                });
        assertThat(replica.status().applier().state()).isEqualTo(ThreadState.STOPPED);

        scene.recipient().execute("SET SESSION sql_log_bin = 0", "DELETE FROM shop.item WHERE id = " + id);
        scene.recipient().execute(OwnWords.of("START REPLICA"));
        replica.awaitCaughtUp(SOON);
    }

    @Test
    void leavesTheEventsOfTheCopyToTheSource() throws Exception {
        scene.recipient()
                .execute(
                        "SET SESSION sql_log_bin = 0",
                        "CREATE DEFINER = `o'hara @x`@`%` EVENT shop.`a``b` ON SCHEDULE EVERY 1 HOUR DO DELETE FROM shop.item");
        try {
            replicates(scene.setup());

            assertThat(Sql.row(
                            scene.recipient(),
                            "SELECT STATUS, DEFINER FROM information_schema.EVENTS WHERE EVENT_NAME = 'a`b'"))
                    .containsExactly(OwnWords.disabledOnReplica(), "o'hara @x@%");
        } finally {
            scene.recipient().execute("SET SESSION sql_log_bin = 0", "DROP EVENT shop.`a``b`");
        }
    }

    private static ReplicaSetup complete() {
        return scene.complete(ReplicaSetup.from(scene.result()));
    }
}
