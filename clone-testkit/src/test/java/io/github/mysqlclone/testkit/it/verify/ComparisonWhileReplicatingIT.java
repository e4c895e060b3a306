package io.github.mysqlclone.testkit.it.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.replication.PositionChoice;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.EndlessWriter;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.verify.ComparisonReport;
import io.github.mysqlclone.verify.DataComparison;
import io.github.mysqlclone.verify.DataDifference.ChecksumDiffers;
import io.github.mysqlclone.verify.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A replica and its source are compared at one position, while the source is written to all the time. */
@Tag(Lane.FULL)
class ComparisonWhileReplicatingIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static ClonePair pair;
    private static EndlessWriter writer;
    private static CloneResult result;

    @BeforeAll
    static void begin() throws SQLException {
        pair = ClonePair.create();
        Servers.fill(pair.donor(), "shop", 1000);
        pair.donor()
                .execute(
                        "CREATE USER replicator IDENTIFIED BY 'password-of-replica'",
                        "GRANT REPLICATION SLAVE ON *.* TO replicator");
        writer = EndlessWriter.on(pair.donor());
        result = Servers.run(Servers.fromDonorOf(pair), Servers.recipient(pair));
    }

    @AfterAll
    static void close() {
        try {
            writer.close();
        } finally {
            pair.close();
        }
    }

    @AfterEach
    void reset() throws SQLException {
        pair.recipient().execute(OwnWords.of("STOP REPLICA"), OwnWords.of("RESET REPLICA ALL"));
    }

    private static ReplicaSetup setup() {
        return ReplicaSetup.from(result)
                .source(pair.donorHostForRecipient(), pair.donorPortForRecipient())
                .sourceServer(pair.donor().server())
                .account("replicator", "password-of-replica")
                .requireSsl();
    }

    private static DataComparison comparison() {
        return DataComparison.of(pair.donor().server(), pair.recipient().server());
    }

    /** A lock that keeps the applier from committing keeps STOP waiting, for longer than a statement may take here. */
    @Test
    void startsTheApplierAgainThoughItsStopTookTooLong() throws Exception {
        setup().startOn(pair.recipient().server()).awaitCaughtUp(SOON);
        try (Connection locking = pair.recipient().connect();
                Statement statement = locking.createStatement()) {
            statement.execute("FLUSH TABLES WITH READ LOCK");
            Await.until(
                    "the applier waits",
                    SOON,
                    () -> !"0"
                            .equals(Sql.value(
                                    pair.recipient(),
                                    "SELECT COUNT(*) FROM performance_schema.threads WHERE PROCESSLIST_STATE LIKE 'Waiting for%lock'"
                                            + " AND NAME LIKE '%replica%'")));
            CompletableFuture<Throwable> ended = CompletableFuture.supplyAsync(() -> catchThrowable(() -> comparison()
                    .atOnePosition(SOON)
                    .statementLimit(Duration.ofSeconds(1))
                    .compare()));
            Await.until(
                    "the STOP has been given up",
                    SOON,
                    () -> "1"
                            .equals(
                                    Sql.value(
                                            pair.recipient(),
                                            OwnWords.of(
                                                    "SELECT COUNT(*) FROM performance_schema.threads WHERE PROCESSLIST_INFO LIKE 'START REPLICA%'"))));
            statement.execute("UNLOCK TABLES");

            assertThat(ended.get(SOON.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(ServerConnectionException.class);
        }
        assertThat(ReplicaStatus.read(pair.recipient().server()))
                .singleElement()
                .satisfies(status -> assertThat(status.isRunning()).isTrue());
    }

    private static void isEqualAgainAndAgain(ReplicaSetup setup, String channel) throws InterruptedException {
        setup.channel(channel).startOn(pair.recipient().server()).awaitCaughtUp(SOON);
        for (int i = 0; i < 5; i++) {
            int before = writer.written();

            ComparisonReport report = comparison().atOnePosition(channel, SOON).compare();

            assertThat(report.differences()).isEmpty();
            assertThat(report.tables()).isEqualTo(2);
            assertThat(ReplicaStatus.read(pair.recipient().server()))
                    .singleElement()
                    .matches(ReplicaStatus::isRunning);
            Await.until("the writer goes on", SOON, () -> writer.written() > before);
        }
    }

    @Test
    void findsThemEqualByGtid() throws Exception {
        isEqualAgainAndAgain(setup(), "");
    }

    @Test
    void findsThemEqualByFileAndPosition() throws Exception {
        isEqualAgainAndAgain(setup().position(PositionChoice.FILE), "by file");
    }

    @Test
    void findsOneChangedRowAmongAllThatIsWritten() throws Exception {
        setup().startOn(pair.recipient().server()).awaitCaughtUp(SOON);
        pair.recipient().execute("SET SESSION sql_log_bin = 0", "UPDATE shop.item SET note = 'changed' WHERE id = 500");
        try {
            assertThat(comparison().atOnePosition(SOON).compare().differences())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            ChecksumDiffers.class,
                            difference -> assertThat(difference.table()).isEqualTo(new TableName("shop", "item")));
        } finally {
            pair.recipient()
                    .execute(
                            "SET SESSION sql_log_bin = 0",
                            "UPDATE shop.item SET note = REPEAT('x', 200) WHERE id = 500");
        }
    }

    @Test
    void letsTheSourceAlterATableThatHasBeenCompared() throws Exception {
        setup().startOn(pair.recipient().server()).awaitCaughtUp(SOON);
        List<TableName> heard = new ArrayList<>();

        ComparisonReport report = comparison()
                .onTable((table, done, total) -> {
                    heard.add(table);
                    if (heard.size() == 1) {
                        alter(table);
                    }
                })
                .atOnePosition(SOON)
                .compare();

        assertThat(heard).hasSize(2);
        assertThat(report.differences()).isEmpty();
    }

    private static void alter(TableName table) {
        try {
            pair.donor().execute("SET SESSION lock_wait_timeout = 5", "ALTER TABLE " + table + " COMMENT = 'altered'");
        } catch (SQLException e) {
            throw new AssertionError("The comparison holds " + table, e);
        }
    }

    @Test
    void comparesOnlyDefinitionsOfBigTables() throws Exception {
        setup().startOn(pair.recipient().server()).awaitCaughtUp(SOON);

        assertThat(comparison().rowLimit(0).atOnePosition(SOON).compare().onlyDefinitions())
                .contains(new TableName("shop", "item"));
    }

    @Test
    void needsNoMorePrivilegesThanItSays() throws Exception {
        Account reader = Account.of("reader", "password-of-reader");
        pair.donor()
                .execute(
                        "CREATE USER reader IDENTIFIED BY 'password-of-reader'",
                        "GRANT SELECT, SHOW VIEW, EVENT, TRIGGER, SHOW_ROUTINE, RELOAD, REPLICATION CLIENT ON *.* TO reader");
        setup().startOn(pair.recipient().server()).awaitCaughtUp(SOON);
        pair.recipient().execute("SET SESSION sql_log_bin = 0", "GRANT REPLICATION_SLAVE_ADMIN ON *.* TO reader");

        assertThat(DataComparison.of(
                                pair.donor().server(reader), pair.recipient().server(reader))
                        .atOnePosition(SOON)
                        .compare()
                        .differences())
                .isEmpty();
    }

    @Test
    void refusesAServerThatDoesNotFollowTheDonor() {
        assertThatExceptionOfType(ServerConnectionException.class)
                .isThrownBy(() -> comparison().atOnePosition(SOON).compare())
                .withMessageContaining("does not replicate from");
    }

    @Test
    void saysWhereAReplicaIsThatDoesNotGetThereAndLetsItGoOn() throws Exception {
        setup().delay(Duration.ofHours(1)).startOn(pair.recipient().server()).awaitRunning(SOON);

        assertThatExceptionOfType(ServerConnectionException.class)
                .isThrownBy(
                        () -> comparison().atOnePosition(Duration.ofMillis(200)).compare())
                .withMessageContaining("did not get to")
                .withMessageContaining("PT0.2S");

        assertThat(ReplicaStatus.read(pair.recipient().server()))
                .singleElement()
                .matches(ReplicaStatus::isRunning);
        int before = writer.written();
        Await.until("the donor is not locked any more", SOON, () -> writer.written() > before + 5);
        assertThat(Sql.value(
                        pair.donor(),
                        "SELECT COUNT(*) FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT'"))
                .isEqualTo("0");
    }
}
