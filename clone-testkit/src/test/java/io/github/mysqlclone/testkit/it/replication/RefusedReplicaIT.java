package io.github.mysqlclone.testkit.it.replication;

import static io.github.mysqlclone.testkit.it.replication.ReplicationScene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.PositionChoice;
import io.github.mysqlclone.replication.ReplicaRefusedException;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Replication that cannot work is refused before anything is changed. */
@Tag(Lane.FULL)
class RefusedReplicaIT {

    private static ReplicationScene scene;

    private List<String> before = List.of();

    @BeforeAll
    static void begin() throws SQLException {
        scene = ReplicationScene.begin(ClonePairSpec.standard());
        ReplicationScene.createAccount(scene.donor(), Account.of("powerless", "password-without-power"), "PROCESS");
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
    void aChannelThatIsThere() throws SQLException {
        scene.recipient().execute(OwnWords.of("CHANGE REPLICATION SOURCE TO SOURCE_HOST = 'h' FOR CHANNEL 'old'"));
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
        before = scene.replication();
        ReplicaSetup again = byFile(scene.result().coordinates().orElseThrow()).resetChannels();
        isRefused(ObstacleKind.CHANNEL_HAS_APPLIED, again, "channel 'old'", OwnWords.of("START REPLICA"));
        scene.recipient().execute(OwnWords.of("STOP REPLICA"));
        before = scene.replication();
        isRefused(ObstacleKind.CHANNEL_HAS_APPLIED, again, "channel 'old'", OwnWords.of("START REPLICA"));
        scene.setup().resetChannels().startOn(scene.recipient().server()).awaitCaughtUp(SOON);

        assertThat(ReplicaStatus.read(scene.recipient().server()))
                .extracting(ReplicaStatus::channel)
                .containsExactly("");
        scene.reset();
        before = scene.replication();
    }

    @Test
    void anAccountThatDoesNotSeeAllEvents() throws SQLException {
        Account blind = Account.of("blind", "password-of-the-blind");
        scene.recipient()
                .execute(
                        "SET SESSION sql_log_bin = 0",
                        "CREATE USER blind IDENTIFIED BY 'password-of-the-blind'",
                        "GRANT REPLICATION CLIENT, REPLICATION_SLAVE_ADMIN, RELOAD ON *.* TO blind",
                        "GRANT SELECT ON performance_schema.* TO blind",
                        "GRANT EVENT ON shop.* TO blind");
        try {
            assertThat(scene.setup().obstaclesOn(scene.recipient().server(blind)))
                    .singleElement()
                    .satisfies(obstacle -> {
                        assertThat(obstacle.kind()).isEqualTo(ObstacleKind.EVENTS_UNSEEN);
                        assertThat(obstacle.remedy()).contains("GRANT EVENT ON *.*", "keepEvents()");
                    });
            assertThat(scene.setup().keepEvents().obstaclesOn(scene.recipient().server(blind)))
                    .isEmpty();
        } finally {
            scene.recipient().execute("SET SESSION sql_log_bin = 0", "DROP USER blind");
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
