package io.github.mysqlclone.testkit.it.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.replication.PositionChoice;
import io.github.mysqlclone.replication.ReplicaRefusedException;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.replication.ReplicationFailedException;
import io.github.mysqlclone.replication.ReplicationThread;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What no proof can find out beforehand is found out before anything is applied, and the recipient's replication is as it was. */
@Tag(Lane.FULL)
class FailedStartIT {

    private static ReplicationScene scene;

    private List<String> before = List.of();

    @BeforeAll
    static void begin() throws SQLException {
        scene = ReplicationScene.begin(ClonePairSpec.standard());
        ReplicationScene.createAccount(scene.donor(), Account.of("powerless", "password-without-power"), "PROCESS");
        scene.donor()
                .execute(
                        "CREATE USER elsewhere@'192.0.2.1' IDENTIFIED BY 'password-from-elsewhere'",
                        "GRANT REPLICATION SLAVE ON *.* TO elsewhere@'192.0.2.1'",
                        "CREATE USER powerless@'192.0.2.1' IDENTIFIED BY 'password-from-elsewhere'");
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    /** The accounts above are on both. */
    @BeforeEach
    void catchUp() throws Exception {
        scene.setup().startOn(scene.recipient().server()).awaitCaughtUp(ReplicationScene.SOON);
        scene.reset();
        before = scene.replication();
    }

    @AfterEach
    void leavesReplicationAsItWas() throws SQLException {
        assertThat(scene.replication()).isEqualTo(before);
    }

    private static void failsRightAfter(ReplicaSetup setup, int number, String remedy) {
        assertThatExceptionOfType(ReplicationFailedException.class)
                .isThrownBy(() -> setup.startOn(scene.recipient().server()))
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
    void aSourceThatIsTheRecipientItself() {
        assertThatExceptionOfType(ReplicationFailedException.class)
                .isThrownBy(() -> scene.setup()
                        .source(scene.recipient().host(), scene.recipient().port())
                        .startOn(scene.recipient().server()))
                .withMessageContaining("is as it was");
    }

    @Test
    void aSourceThatIsAnotherServerThanTheOneLookedAtAndWouldSendItsOwn() throws SQLException {
        try (TestServer other = ServerSpec.standard().start()) {
            ReplicationScene.createAccount(other, ReplicationScene.REPLICATOR, "REPLICATION SLAVE");
            Servers.fill(other, "poison", 10);
            String executed = Sql.value(scene.recipient(), "SELECT @@gtid_executed");

            assertThatExceptionOfType(ReplicationFailedException.class)
                    .isThrownBy(() -> scene.setup()
                            .source(other.host(), other.port())
                            .startOn(scene.recipient().server()))
                    .withMessageContaining("Its source is server " + Sql.value(other, "SELECT @@server_uuid"))
                    .withMessageContaining("nothing of it was applied")
                    .withMessageContaining("is as it was");

            assertThat(Sql.value(scene.recipient(), "SELECT @@gtid_executed")).isEqualTo(executed);
            assertThat(Sql.value(scene.recipient(), "SHOW DATABASES LIKE 'poison'"))
                    .isNull();
        }
    }

    @Test
    void anAccountThatIsNotForThisHost() {
        failsRightAfter(scene.setup().account("elsewhere", "password-from-elsewhere"), 1045, "user and password");
    }

    /** What the source's own list of accounts shows needs no attempt. */
    @Test
    void anAccountOfAnotherHostThatLacksThePrivilege() {
        assertThatExceptionOfType(ReplicaRefusedException.class)
                .isThrownBy(() -> scene.setup()
                        .account("powerless", "password-from-elsewhere")
                        .startOn(scene.recipient().server()))
                .withMessageContaining("lacks REPLICATION SLAVE");
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
    void aFileThatIsGoneWhereNobodyMaySee() {
        Optional<String> donorUuid = scene.result().coordinates().orElseThrow().donorUuid();
        BinlogCoordinates gone = new BinlogCoordinates(Optional.of("binlog.900001"), 4, GtidSet.empty(), donorUuid);

        failsRightAfter(
                scene.complete(ReplicaSetup.from(gone))
                        .requireSsl()
                        .position(PositionChoice.FILE)
                        .sourceServer(scene.donor().server(ReplicationScene.REPLICATOR)),
                13114,
                "clone again");
    }

    @Test
    void aChannelGivenUpForOneThatDoesNotWork() throws SQLException {
        scene.recipient().execute(OwnWords.of("CHANGE REPLICATION SOURCE TO SOURCE_HOST = 'h' FOR CHANNEL 'old'"));

        assertThatExceptionOfType(ReplicationFailedException.class)
                .isThrownBy(() -> scene.setup()
                        .resetChannels()
                        .source(scene.donor().host(), 1)
                        .startOn(scene.recipient().server()))
                .withMessageContaining("The new channel is removed again; channel 'old' was reset");
    }

    @Test
    void anAccountOfTheRecipientThatMayNotReplicate() throws SQLException {
        Account powerless = Account.of("powerless", "password-without-power");

        assertThatExceptionOfType(ServerConnectionException.class)
                .isThrownBy(() -> scene.setup().startOn(scene.recipient().server(powerless)))
                .withMessageContaining("REPLICATION CLIENT");
        scene.recipient()
                .execute(
                        "SET SESSION sql_log_bin = 0",
                        "GRANT REPLICATION CLIENT ON *.* TO powerless",
                        "GRANT SELECT ON performance_schema.* TO powerless");
        assertThatExceptionOfType(ReplicationFailedException.class)
                .isThrownBy(() ->
                        scene.setup().keepEvents().startOn(scene.recipient().server(powerless)))
                .withMessageContaining("1227")
                .withMessageContaining("REPLICATION_SLAVE_ADMIN")
                .withMessageContaining("is as it was");
    }

    @Test
    void anAccountOfTheRecipientThatMayNotAlterEvents() throws SQLException {
        scene.recipient()
                .execute(
                        "SET SESSION sql_log_bin = 0",
                        "CREATE USER just IDENTIFIED BY 'password-of-just'",
                        "GRANT REPLICATION CLIENT, REPLICATION_SLAVE_ADMIN, RELOAD, EVENT ON *.* TO just",
                        "GRANT SELECT ON performance_schema.* TO just",
                        "CREATE EVENT shop.beat ON SCHEDULE EVERY 1 DAY DO DELETE FROM shop.item WHERE id = 0");
        before = scene.replication();
        try {
            assertThatExceptionOfType(ReplicationFailedException.class)
                    .isThrownBy(() ->
                            scene.setup().startOn(scene.recipient().server(Account.of("just", "password-of-just"))))
                    .withMessageContaining("1227")
                    .withMessageContaining("is as it was");
            assertThat(scene.replication()).isEqualTo(before);
        } finally {
            scene.recipient().execute("SET SESSION sql_log_bin = 0", "DROP EVENT shop.beat", "DROP USER just");
            before = scene.replication();
        }
    }

    @Test
    void anAccountOfTheRecipientWithNoMoreThanItTakesRemovesTheChannel() throws SQLException {
        scene.recipient()
                .execute(
                        "SET SESSION sql_log_bin = 0",
                        "CREATE USER just IDENTIFIED BY 'password-of-just'",
                        "GRANT REPLICATION CLIENT, REPLICATION_SLAVE_ADMIN, RELOAD, EVENT ON *.* TO just",
                        "GRANT SELECT ON performance_schema.* TO just");
        try {
            assertThatExceptionOfType(ReplicationFailedException.class)
                    .isThrownBy(() -> scene.setup()
                            .source(scene.donor().host(), 1)
                            .startOn(scene.recipient().server(Account.of("just", "password-of-just"))))
                    .withMessageContaining("is as it was");
        } finally {
            scene.recipient().execute("SET SESSION sql_log_bin = 0", "DROP USER just");
        }
    }
}
