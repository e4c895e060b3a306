package io.github.mysqlclone.testkit.it.replication;

import static io.github.mysqlclone.testkit.it.replication.ReplicationScene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.PositionChoice;
import io.github.mysqlclone.replication.Replica;
import io.github.mysqlclone.replication.ReplicaRefusedException;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ReplicationFailedException;
import io.github.mysqlclone.replication.ReplicationThread;
import io.github.mysqlclone.replication.ReplicationTimeoutException;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.GtidSet;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replication that cannot work is refused or found out at once, and the recipient's is as it was. */
class RefusedReplicaIT {

    private static ReplicationScene scene;

    private List<String> before = List.of();

    @BeforeAll
    static void begin() throws SQLException {
        scene = ReplicationScene.begin(ClonePairSpec.standard());
        ReplicationScene.createAccount(scene.donor(), Account.of("powerless", "password-without-power"), "PROCESS");
        scene.donor().execute("CREATE USER elsewhere@'192.0.2.1' IDENTIFIED BY 'password-from-elsewhere'");
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    /** The accounts above are on both. */
    @BeforeEach
    void catchUp() throws Exception {
        scene.reset();
        scene.setup().startOn(scene.recipient().server()).awaitCaughtUp(SOON);
        scene.reset();
        before = scene.replication();
    }

    @AfterEach
    void leavesReplicationAsItWas() throws SQLException {
        assertThat(scene.replication()).isEqualTo(before);
    }

    private static void isRefused(ObstacleKind kind, ReplicaSetup setup, String... words) {
        assertThatExceptionOfType(ReplicaRefusedException.class)
                .isThrownBy(() -> setup.startOn(scene.recipient().server()))
                .withMessageContainingAll(words)
                .withMessageContaining("nothing was changed")
                .satisfies(refusal -> assertThat(refusal.obstacles())
                        .singleElement()
                        .satisfies(obstacle -> assertThat(obstacle.kind()).isEqualTo(kind)));
        assertThat(setup.obstaclesOn(scene.recipient().server()))
                .extracting(obstacle -> obstacle.kind())
                .containsExactly(kind);
    }

    private static void failsRightAfter(ReplicaSetup setup, int number, String remedy) {
        Replica replica = setup.startOn(scene.recipient().server());
        assertThatExceptionOfType(ReplicationFailedException.class)
                .isThrownBy(() -> replica.awaitRunning(SOON))
                .withMessageContaining(remedy)
                .withMessageContaining("is as it was")
                .satisfies(failure -> {
                    assertThat(failure.thread()).contains(ReplicationThread.RECEIVER);
                    assertThat(failure.error())
                            .hasValueSatisfying(
                                    error -> assertThat(error.number()).isEqualTo(number));
                    assertThat(failure.getMessage()).doesNotContain("password-");
                });
    }

    @Test
    void aSourceThatNobodyReaches() {
        ReplicaSetup setup = ReplicaSetup.from(scene.result())
                .source(scene.donor().host(), 1)
                .account(ReplicationScene.REPLICATOR)
                .requireSsl();

        assertThatExceptionOfType(ServerConnectionException.class)
                .isThrownBy(() -> setup.startOn(scene.recipient().server()))
                .withMessageContaining(":1");
    }

    @Test
    void aSourceThatOnlyTheRecipientDoesNotReach() {
        failsRightAfter(scene.setup().source(scene.donor().host(), 1), 2003, "reaches the source");
    }

    @Test
    void aSourceThatIsAnotherServerThanTheOneLookedAt() {
        // The recipient itself answers on that port, and refuses to follow itself.
        Replica replica = scene.setup()
                .source(scene.recipient().host(), scene.recipient().port())
                .startOn(scene.recipient().server());

        assertThatExceptionOfType(ReplicationFailedException.class)
                .isThrownBy(() -> replica.awaitRunning(SOON))
                .withMessageContaining("is as it was");
    }

    @Test
    void aPasswordThatIsWrong() {
        isRefused(
                ObstacleKind.ACCOUNT,
                scene.setup().account("replicator", "password-that-is-wrong"),
                "1045",
                "user and password");
    }

    @Test
    void anAccountThatIsNotThere() {
        isRefused(ObstacleKind.ACCOUNT, scene.setup().account("nobody", "password-of-nobody"), "1045");
    }

    @Test
    void anAccountThatMayNotReplicate() {
        isRefused(
                ObstacleKind.ACCOUNT,
                scene.setup().account("powerless", "password-without-power"),
                "GRANT REPLICATION SLAVE");
    }

    @Test
    void anAccountThatIsNotForThisHost() {
        failsRightAfter(scene.setup().account("elsewhere", "password-from-elsewhere"), 1045, "user and password");
    }

    @Test
    void aSourceReadAsNobody() {
        assertThatExceptionOfType(ServerConnectionException.class)
                .isThrownBy(() -> ReplicaSetup.from(scene.result())
                        .source(scene.donor().host(), scene.donor().port())
                        .account("replicator", "password-that-is-wrong")
                        .startOn(scene.recipient().server()))
                .withMessageContaining("1045")
                .withMessageNotContaining("password-that-is-wrong");
    }

    @Test
    void theSameServerIdOnBoth() throws SQLException {
        String own = Sql.value(scene.recipient(), "SELECT @@server_id");
        scene.recipient().execute("SET GLOBAL server_id = " + Sql.value(scene.donor(), "SELECT @@server_id"));
        try {
            isRefused(ObstacleKind.SAME_SERVER_ID, scene.setup(), "server_id");
        } finally {
            scene.recipient().execute("SET GLOBAL server_id = " + own);
        }
    }

    @Test
    void oneServerAsSourceAndRecipient() {
        isRefused(
                ObstacleKind.SAME_SERVER,
                scene.setup()
                        .source(scene.recipient().host(), scene.recipient().port())
                        .sourceServer(scene.recipient().server()),
                "same server_uuid");
    }

    @Test
    void transactionsThatTheSourceLacks() throws SQLException {
        scene.recipient().execute("CREATE DATABASE of_its_own");

        try {
            isRefused(
                    ObstacleKind.DIVERGED,
                    scene.setup(),
                    "1 transactions that the source",
                    String.valueOf(Sql.value(scene.recipient(), "SELECT @@server_uuid")));
        } finally {
            // The source gets the transaction, too, so that the servers agree again.
            String gtid = String.valueOf(Sql.value(scene.recipient(), "SELECT CONCAT(@@server_uuid, ':1')"));
            scene.donor().execute("SET SESSION GTID_NEXT = '" + gtid + "'", "CREATE DATABASE of_its_own");
        }
    }

    @Test
    void modesThatDoNotGoByGtid() throws SQLException {
        scene.donor().execute("SET GLOBAL gtid_mode = ON_PERMISSIVE");
        try {
            isRefused(ObstacleKind.GTID_MODES, scene.setup().position(PositionChoice.GTID), "ON_PERMISSIVE");
        } finally {
            scene.donor().execute("SET GLOBAL gtid_mode = ON");
        }
    }

    @Test
    void coordinatesOfAnotherServer() {
        String other = "11111111-2222-3333-4444-555555555555";
        BinlogCoordinates coordinates =
                new BinlogCoordinates(Optional.of("binlog.000001"), 4, GtidSet.empty(), Optional.of(other));

        isRefused(ObstacleKind.OTHER_SOURCE, byFile(coordinates), other);
    }

    @Test
    void coordinatesOfWhoKnowsWhichServer() {
        BinlogCoordinates coordinates =
                new BinlogCoordinates(Optional.of("binlog.000001"), 4, GtidSet.empty(), Optional.empty());

        isRefused(ObstacleKind.OTHER_SOURCE, byFile(coordinates), "donorUuid(...)");
    }

    @Test
    void coordinatesWithoutAFile() {
        isRefused(
                ObstacleKind.NO_FILE_POSITION,
                byFile(new BinlogCoordinates(Optional.empty(), 0, GtidSet.empty(), donorUuid())),
                "no binary log");
    }

    @Test
    void aFileThatIsGone() {
        isRefused(
                ObstacleKind.BINLOG_FILE_GONE,
                byFile(new BinlogCoordinates(Optional.of("binlog.900001"), 4, GtidSet.empty(), donorUuid())),
                "has no binlog.900001");
    }

    @Test
    void aPositionBehindTheEndOfItsFile() throws SQLException {
        isRefused(
                ObstacleKind.BINLOG_FILE_GONE,
                byFile(new BinlogCoordinates(firstFile(), 99_999_999, GtidSet.empty(), donorUuid())),
                "of 99999999 bytes");
    }

    @Test
    void aFileThatIsGoneWhereNobodyMaySee() {
        BinlogCoordinates gone = new BinlogCoordinates(Optional.of("binlog.900001"), 4, GtidSet.empty(), donorUuid());

        failsRightAfter(
                byFile(gone).sourceServer(scene.donor().server(ReplicationScene.REPLICATOR)), 13114, "clone again");
    }

    @Test
    void aChannelThatIsThere() throws SQLException {
        scene.recipient().execute("CHANGE REPLICATION SOURCE TO SOURCE_HOST = 'h' FOR CHANNEL 'old'");
        before = scene.replication();
        try {
            isRefused(ObstacleKind.CHANNEL_EXISTS, scene.setup().channel("OLD"), "'old'", "resetChannels()");
        } finally {
            assertThat(scene.replication()).isEqualTo(before);
            scene.reset();
            before = scene.replication();
        }
    }

    @Test
    void aChannelThatRunsGoesIfAskedTo() throws Exception {
        scene.setup().channel("old").startOn(scene.recipient().server()).awaitRunning(SOON);

        isRefused(ObstacleKind.CHANNEL_EXISTS, scene.setup(), "RUNNING");
        scene.setup().resetChannels().startOn(scene.recipient().server()).awaitCaughtUp(SOON);

        assertThat(ReplicaStatus.read(scene.recipient().server()))
                .extracting(ReplicaStatus::channel)
                .containsExactly("");
        scene.reset();
    }

    @Test
    void aReplicaThatDoesNotRunInTimeIsRemoved() {
        Replica replica = scene.setup().startOn(scene.recipient().server());
        assertThatExceptionOfType(ReplicationTimeoutException.class).isThrownBy(() -> {
            scene.recipient().execute("STOP REPLICA SQL_THREAD");
            replica.awaitRunning(Duration.ofMillis(1));
        });
        assertThatExceptionOfType(ReplicationFailedException.class)
                .isThrownBy(replica::status)
                .withMessageContaining("channel is gone");
    }

    @Test
    void anAccountOfTheRecipientThatMayNotReplicate() throws SQLException {
        Account powerless = Account.of("powerless", "password-without-power");

        assertThatExceptionOfType(ServerConnectionException.class)
                .isThrownBy(() -> scene.setup().startOn(scene.recipient().server(powerless)))
                .withMessageContaining("REPLICATION CLIENT");
        scene.recipient().execute("SET SESSION sql_log_bin = 0", "GRANT REPLICATION CLIENT ON *.* TO powerless");
        assertThatExceptionOfType(ReplicationFailedException.class)
                .isThrownBy(() -> scene.setup().startOn(scene.recipient().server(powerless)))
                .withMessageContaining("1227")
                .withMessageContaining("REPLICATION_SLAVE_ADMIN")
                .withMessageContaining("is as it was");
    }

    @Test
    void anAccountOfTheRecipientWithNoMoreThanItTakesRemovesTheChannel() throws SQLException {
        scene.recipient()
                .execute(
                        "SET SESSION sql_log_bin = 0",
                        "CREATE USER just IDENTIFIED BY 'password-of-just'",
                        "GRANT REPLICATION CLIENT, REPLICATION_SLAVE_ADMIN, RELOAD ON *.* TO just");
        try {
            Replica replica = scene.setup()
                    .source(scene.donor().host(), 1)
                    .startOn(scene.recipient().server(Account.of("just", "password-of-just")));

            assertThatExceptionOfType(ReplicationFailedException.class)
                    .isThrownBy(() -> replica.awaitRunning(SOON))
                    .withMessageContaining("is as it was");
        } finally {
            scene.recipient().execute("SET SESSION sql_log_bin = 0", "DROP USER just");
        }
    }

    private static ReplicaSetup byFile(BinlogCoordinates coordinates) {
        return scene.complete(ReplicaSetup.from(coordinates)).requireSsl().position(PositionChoice.FILE);
    }

    private static Optional<String> donorUuid() {
        return scene.result().coordinates().orElseThrow().donorUuid();
    }

    private static Optional<String> firstFile() {
        return scene.result().coordinates().orElseThrow().file();
    }
}
