package io.github.mysqlclone.testkit.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.replication.IntendedReplica;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.KeyringInstallation;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No false alarms: of a pair that is well preflight says what is true of every clone, and no more. */
@Tag(Lane.FULL)
class HealthyPairIT {

    /** SQL cannot prove that somebody starts the recipient again. */
    private static final String NOBODY_KNOWS_THE_SUPERVISOR = "NOTICE SUPERVISOR";

    /** True of a recipient that nothing makes read-only. */
    private static final String THE_COPY_TAKES_WRITES = "NOTICE WRITABLE_AFTER_RESTART";

    /** True of a recipient that holds something, to whose loss one has consented. */
    private static final String DATA_IS_DROPPED = "NOTICE RECIPIENT_DATA";

    /** Something done to a pair before it is looked at. */
    @FunctionalInterface
    private interface Preparation {
        void accept(ClonePair pair) throws SQLException;
    }

    private static PreflightReport reportOn(
            ClonePairSpec servers, Preparation preparation, UnaryOperator<RemoteCloneSpec> clause) throws SQLException {
        try (ClonePair pair = servers.start()) {
            ReadmeAccounts.makeOn(pair);
            preparation.accept(pair);
            return reportOn(pair, clause);
        }
    }

    private static PreflightReport reportOn(ClonePair pair, UnaryOperator<RemoteCloneSpec> clause) {
        return Told.report(clause.apply(ReadmeAccounts.cloningFrom(pair.donor())), ReadmeAccounts.recipientOf(pair));
    }

    private static void assertTells(PreflightReport report, String... expected) {
        assertThat(Told.by(report)).as(report.toString()).containsExactlyInAnyOrder(expected);
    }

    private static void withData(ClonePair pair) throws SQLException {
        Servers.fill(pair.donor(), "shop", 2_000);
    }

    @Test
    void aPairAsItComes() throws SQLException {
        PreflightReport report = reportOn(ClonePairSpec.standard(), HealthyPairIT::withData, UnaryOperator.identity());

        assertTells(report, NOBODY_KNOWS_THE_SUPERVISOR, THE_COPY_TAKES_WRITES);
    }

    @Test
    void aPairAsItComesWithTheAccountsOfTheKit() throws SQLException {
        try (ClonePair pair = ClonePair.create()) {
            withData(pair);

            PreflightReport report = Told.report(Servers.fromDonorOf(pair), Servers.recipient(pair));

            assertTells(report, NOBODY_KNOWS_THE_SUPERVISOR, THE_COPY_TAKES_WRITES);
        }
    }

    /** The server may show the transaction of a look when the next one comes. */
    @Test
    void oneThatIsLookedAtAgainAtOnce() throws SQLException {
        try (ClonePair pair = ClonePair.create()) {
            ReadmeAccounts.makeOn(pair);
            for (int look = 0; look < 20; look++) {
                assertTells(
                        reportOn(pair, UnaryOperator.identity()), NOBODY_KNOWS_THE_SUPERVISOR, THE_COPY_TAKES_WRITES);
            }
        }
    }

    @Test
    void withTls() throws SQLException {
        PreflightReport report =
                reportOn(ClonePairSpec.standard(), HealthyPairIT::withData, RemoteCloneSpec::requireSsl);

        assertTells(report, NOBODY_KNOWS_THE_SUPERVISOR, THE_COPY_TAKES_WRITES);
    }

    @Test
    void withTlsThatTheDonorDemands() throws SQLException {
        PreflightReport report = reportOn(
                ClonePairSpec.standard().donor(donor -> donor.option("require_secure_transport", "ON")),
                HealthyPairIT::withData,
                RemoteCloneSpec::requireSsl);

        assertTells(report, NOBODY_KNOWS_THE_SUPERVISOR, THE_COPY_TAKES_WRITES);
    }

    @Test
    void withoutTls() throws SQLException {
        PreflightReport report =
                reportOn(ClonePairSpec.standard(), HealthyPairIT::withData, RemoteCloneSpec::requireNoSsl);

        assertTells(report, NOBODY_KNOWS_THE_SUPERVISOR, THE_COPY_TAKES_WRITES);
    }

    @Test
    void withoutGtids() throws SQLException {
        PreflightReport report = reportOn(
                ClonePairSpec.standard()
                        .both(server -> server.option("gtid_mode", "OFF").option("enforce_gtid_consistency", "OFF")),
                HealthyPairIT::withData,
                UnaryOperator.identity());

        assertTells(report, NOBODY_KNOWS_THE_SUPERVISOR, THE_COPY_TAKES_WRITES);
    }

    @Test
    void withReplicationThatIsIntended() throws SQLException {
        PreflightReport report = reportOn(
                ClonePairSpec.standard(),
                pair -> {
                    withData(pair);
                    pair.donor()
                            .execute(
                                    "CREATE USER replicator IDENTIFIED BY 'replicates'",
                                    "GRANT REPLICATION SLAVE ON *.* TO replicator",
                                    "GRANT REPLICATION_SLAVE_ADMIN, REPLICATION CLIENT, EVENT ON *.* TO '"
                                            + ReadmeAccounts.RECIPIENT.user() + "'");
                },
                spec -> spec.preflightPolicy(PreflightPolicy.standard()
                        .replicationIntended(IntendedReplica.of(setup ->
                                setup.account("replicator", "replicates").requireSsl()))));

        assertTells(report, NOBODY_KNOWS_THE_SUPERVISOR, THE_COPY_TAKES_WRITES);
    }

    @Test
    void withAReplicaForADonor() throws SQLException {
        try (TestServer source = ServerSpec.standard().start()) {
            source.execute(
                    "CREATE USER replicator IDENTIFIED BY 'replicates'",
                    "GRANT REPLICATION SLAVE ON *.* TO replicator");
            Servers.fill(source, "shop", 2_000);

            PreflightReport report = reportOn(
                    ClonePairSpec.standard()
                            .recipient(recipient -> recipient.option(OwnWords.of("skip_replica_start"), "ON")),
                    pair -> {
                        replicate(source, pair.donor());
                        pair.donor().execute("SET GLOBAL super_read_only = ON");
                        pair.recipient().execute("SET PERSIST_ONLY super_read_only = ON");
                    },
                    UnaryOperator.identity());

            assertTells(report, NOBODY_KNOWS_THE_SUPERVISOR);
        }
    }

    private static void replicate(TestServer source, TestServer replica) throws SQLException {
        replica.execute(
                OwnWords.of("CHANGE REPLICATION SOURCE TO SOURCE_HOST = '" + source.host() + "', SOURCE_PORT = "
                        + source.port()
                        + ", SOURCE_USER = 'replicator', SOURCE_PASSWORD = 'replicates', SOURCE_AUTO_POSITION = 1,"
                        + " GET_SOURCE_PUBLIC_KEY = 1"),
                OwnWords.of("START REPLICA"));
        Await.until(
                "the replica has caught up",
                Duration.ofSeconds(30),
                () -> Servers.rows(source, "shop").equals(Servers.rows(replica, "shop"))
                        && "ON"
                                .equals(Sql.value(
                                        replica,
                                        "SELECT SERVICE_STATE FROM performance_schema.replication_connection_status")));
    }

    @Test
    void withGeneralTablespacesOnBothSides() throws SQLException {
        PreflightReport report = reportOn(
                ClonePairSpec.standard(),
                pair -> {
                    withData(pair);
                    for (TestServer server : new TestServer[] {pair.donor(), pair.recipient()}) {
                        server.execute(
                                "CREATE TABLESPACE shelf ADD DATAFILE 'shelf.ibd'",
                                "CREATE DATABASE archive",
                                "CREATE TABLE archive.book (id INT PRIMARY KEY) TABLESPACE shelf");
                    }
                    // So that it has nothing that the donor lacks.
                    pair.recipient().execute(OwnWords.of("RESET BINARY LOGS AND GTIDS"));
                },
                RemoteCloneSpec::replaceData);

        assertTells(report, NOBODY_KNOWS_THE_SUPERVISOR, THE_COPY_TAKES_WRITES, DATA_IS_DROPPED);
    }

    @Test
    void withEncryptedTablesAKeyringOnEachSideAndTls(@TempDir Path folder) throws Exception {
        KeyringInstallation donorWithKeyring = KeyringInstallation.in(folder.resolve("donor"));
        KeyringInstallation recipientWithKeyring = KeyringInstallation.in(folder.resolve("recipient"));

        PreflightReport report = reportOn(
                ClonePairSpec.standard().donor(donorWithKeyring::use).recipient(recipientWithKeyring::use),
                pair -> pair.donor()
                        .execute(
                                "CREATE DATABASE vault",
                                "CREATE TABLE vault.secret (id INT PRIMARY KEY) ENCRYPTION = 'Y'",
                                "INSERT INTO vault.secret VALUES (1)"),
                RemoteCloneSpec::requireSsl);

        assertTells(report, NOBODY_KNOWS_THE_SUPERVISOR, THE_COPY_TAKES_WRITES);
    }

    @Test
    void withADonorOfTwoThousandTables() throws SQLException {
        PreflightReport report = reportOn(
                ClonePairSpec.standard(), pair -> ManyTables.make(pair.donor(), 2_000), UnaryOperator.identity());

        assertTells(report, NOBODY_KNOWS_THE_SUPERVISOR, THE_COPY_TAKES_WRITES);
    }

    @Test
    void withARecipientThatWasClonedBefore() throws SQLException {
        try (ClonePair pair = ClonePair.create()) {
            ReadmeAccounts.makeOn(pair);
            withData(pair);
            Servers.run(ReadmeAccounts.cloningFrom(pair.donor()), ReadmeAccounts.recipientOf(pair));
            // The donor's accounts have come along: the one that cloned is there with what it had on the donor.
            String account = "'" + ReadmeAccounts.RECIPIENT.user() + "'@'%'";
            pair.recipient()
                    .execute(
                            "SET SESSION sql_log_bin = 0",
                            "GRANT CLONE_ADMIN, SHOW DATABASES, PROCESS ON *.* TO " + account,
                            "GRANT SELECT ON mysql.plugin TO " + account,
                            "GRANT SELECT ON mysql.component TO " + account);
            pair.donor().execute("INSERT INTO shop.item VALUES (1000000, 'new')");

            PreflightReport report = reportOn(pair, RemoteCloneSpec::replaceData);

            assertTells(report, NOBODY_KNOWS_THE_SUPERVISOR, THE_COPY_TAKES_WRITES, DATA_IS_DROPPED);
        }
    }
}
