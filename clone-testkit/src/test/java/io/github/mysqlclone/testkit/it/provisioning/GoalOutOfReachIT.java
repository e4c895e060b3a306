package io.github.mysqlclone.testkit.it.provisioning;

import static io.github.mysqlclone.testkit.it.provisioning.BlankPair.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.provisioning.HandoverFailedException;
import io.github.mysqlclone.provisioning.Provisioning;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.ReplaceConsented;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.ReplicaRefusedException;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is dropped for a replica that could not follow its donor. */
@Tag(Lane.FULL)
class GoalOutOfReachIT {

    /** What makes the goal unreachable; each server begins as usual. */
    private record Scene(UnaryOperator<ServerSpec> donor, UnaryOperator<ServerSpec> recipient) {

        static final Scene USUAL = new Scene(spec -> spec, spec -> spec);

        BlankPair start() throws SQLException {
            return BlankPair.start(donor, recipient);
        }
    }

    private static UnaryOperator<ServerSpec> with(String option, String value) {
        return spec -> spec.option(option, value);
    }

    private static void isRefused(BlankPair pair, ObstacleKind kind, String... words) throws SQLException {
        isRefused(
                pair, pair.spec(), setup -> setup.account(BlankPair.REPLICATOR).requireSsl(), kind, words);
    }

    /** Consent is given, and its data would be gone. */
    private static void isRefused(
            BlankPair pair, RemoteCloneSpec spec, UnaryOperator<ReplicaSetup> setup, ObstacleKind kind, String... words)
            throws SQLException {
        Servers.fill(pair.recipient(), "own", 10);
        Provisioning provisioning = Provisioning.of(
                spec.replaceDataOf(pair.recipientUuid()), pair.recipient().server(), setup);

        assertThat(provisioning.verdict())
                .isInstanceOf(ReplaceConsented.class)
                .satisfies(verdict -> assertThat(verdict.obstacles())
                        .extracting(Obstacle::kind)
                        .contains(kind))
                .asString()
                .contains(kind.name());
        ReplicaRefusedException refused =
                catchThrowableOfType(ReplicaRefusedException.class, () -> provisioning.ensureCloned(SOON));

        assertThat(refused).hasMessageContainingAll(words).hasMessageContaining("nothing was changed");
        assertThat(refused.obstacles()).extracting(Obstacle::kind).contains(kind);
        assertThat(Servers.rows(pair.recipient(), "own")).isEqualTo("10");
    }

    @Test
    void withTheDonorsServerId() throws SQLException {
        try (BlankPair pair = new Scene(with("server_id", "7"), with("server_id", "7")).start()) {
            isRefused(pair, ObstacleKind.SAME_SERVER_ID, "server_id, 7");
        }
    }

    @Test
    void withTheServerIdOfAnotherReplica() throws Exception {
        try (BlankPair pair = new Scene(spec -> spec, with("server_id", "77")).start();
                TestServer other =
                        ServerSpec.standard().option("server_id", "77").start()) {
            pair.donor().execute("GRANT REPLICATION SLAVE ON *.* TO root");
            other.execute(
                    OwnWords.of("CHANGE REPLICATION SOURCE TO SOURCE_HOST = '127.0.0.1', SOURCE_PORT = "
                            + pair.donor().port() + ", SOURCE_USER = 'replicator', SOURCE_PASSWORD = '"
                            + BlankPair.REPLICATOR.password().reveal() + "', SOURCE_SSL = 1"),
                    OwnWords.of("START REPLICA IO_THREAD"));
            Await.until(
                    "the other replica",
                    SOON,
                    () -> "1"
                            .equals(Sql.value(
                                    pair.donor(),
                                    "SELECT COUNT(*) FROM performance_schema.threads WHERE"
                                            + " PROCESSLIST_COMMAND LIKE 'Binlog Dump%'")));

            isRefused(pair, ObstacleKind.SAME_SERVER_ID, "another replica", "77");
        }
    }

    @Test
    void ofADonorThatWritesNoBinaryLog() throws SQLException {
        try (BlankPair pair = new Scene(spec -> spec.without("log_bin").flag("skip_log_bin"), spec -> spec).start()) {
            isRefused(pair, ObstacleKind.NO_BINLOG, "no binary log");
        }
    }

    @Test
    void withAnAccountThatTheDonorDoesNotLetIn() throws SQLException {
        try (BlankPair pair = Scene.USUAL.start()) {
            isRefused(
                    pair,
                    pair.spec(),
                    setup -> setup.account("replicator", "password-that-is-wrong")
                            .requireSsl(),
                    ObstacleKind.ACCOUNT,
                    "1045");
        }
    }

    @Test
    void withAnAccountThatMustShowACertificate() throws SQLException {
        try (BlankPair pair = Scene.USUAL.start()) {
            pair.donor().execute("ALTER USER replicator REQUIRE X509");
            isRefused(pair, ObstacleKind.ACCOUNT, "REQUIRE X509", "certificate");
        }
    }

    @Test
    void withAnAccountThatInsistsOnTlsWhereThereIsNone() throws SQLException {
        try (BlankPair pair = Scene.USUAL.start()) {
            pair.donor().execute("ALTER USER replicator REQUIRE SSL");
            isRefused(
                    pair,
                    pair.spec(),
                    setup -> setup.account(BlankPair.REPLICATOR),
                    ObstacleKind.ACCOUNT,
                    "TLS",
                    "requireSsl()");
        }
    }

    @Test
    void withAnotherGtidMode() throws SQLException {
        try (BlankPair pair = new Scene(
                        spec -> spec, spec -> spec.option("gtid_mode", "OFF").option("enforce_gtid_consistency", "OFF"))
                .start()) {
            isRefused(pair, ObstacleKind.GTID_MODES, "gtid_mode is OFF on the recipient");
        }
    }

    @Test
    void withALogOfStatementsWhereTheDonorSendsRows() throws SQLException {
        try (BlankPair pair = new Scene(spec -> spec, with("binlog_format", "STATEMENT")).start()) {
            isRefused(pair, ObstacleKind.BINLOG_FORMAT, "binlog_format is STATEMENT", "1666");
        }
    }

    /** For the recipient's host only, as many are; from here it is refused whatever its password. */
    @Test
    void withAnAccountOfOtherHostsThatMayNotReplicate() throws SQLException {
        try (BlankPair pair = Scene.USUAL.start()) {
            ofAnotherHost(pair);
            pair.donor().execute("REVOKE REPLICATION SLAVE ON *.* FROM replicator@'192.0.2.1'");
            isRefused(pair, ObstacleKind.ACCOUNT, "lacks REPLICATION SLAVE");
        }
    }

    /** It may all that it needs, and nobody comes as it. */
    @Test
    void withAnAccountOfOtherHosts() throws SQLException {
        try (BlankPair pair = Scene.USUAL.start()) {
            ofAnotherHost(pair);
            isRefused(pair, ObstacleKind.ACCOUNT, "is for '192.0.2.1'", "sees the recipient as 127.0.0.1");
        }
    }

    /** This very check has the donor know its password; the next restart of the donor would end the channel. */
    @Test
    void withAnAccountWhosePasswordTheDonorForgets() throws SQLException {
        try (BlankPair pair = Scene.USUAL.start()) {
            isRefused(pair, pair.spec(), setup -> setup.account(BlankPair.REPLICATOR), ObstacleKind.ACCOUNT, "2061");
        }
    }

    /** What may not be looked at in the donor's list is told by the account of itself. */
    @Test
    void withAnAccountThatOnlyKnowsItselfWhosePasswordTheDonorForgets() throws SQLException {
        try (BlankPair pair = Scene.USUAL.start()) {
            readsLittle(pair);
            isRefused(
                    pair,
                    pair.spec().donorServer(pair.donor().server(Account.of("little", "l"))),
                    setup -> setup.account(BlankPair.REPLICATOR),
                    ObstacleKind.ACCOUNT,
                    "2061");
            assertThat(little(pair, setup -> setup).verdict().obstacles())
                    .as("with TLS")
                    .isEmpty();
        }
    }

    /** From here it cannot be tried, which would let the donor know its password. */
    @Test
    void withAnAccountOfOtherHostsThatWantsASecureConnection() throws SQLException {
        try (BlankPair pair = Scene.USUAL.start()) {
            ofAnotherHost(pair);
            isRefused(pair, pair.spec(), setup -> setup.account(BlankPair.REPLICATOR), ObstacleKind.ACCOUNT, "2061");
        }
    }

    @Test
    void withAnAccountThatNobodyMayLookAtUnlessThatIsAccepted() throws SQLException {
        try (BlankPair pair = Scene.USUAL.start()) {
            ofAnotherHost(pair);
            readsLittle(pair);
            isRefused(
                    pair,
                    pair.spec().donorServer(pair.donor().server(Account.of("little", "l"))),
                    setup -> setup.account(BlankPair.REPLICATOR).requireSsl(),
                    ObstacleKind.UNPROVEN,
                    "'replicator'",
                    "mysql.user",
                    "acceptUnproven()");

            assertThat(little(pair, ReplicaSetup::acceptUnproven).verdict().obstacles())
                    .isEmpty();
        }
    }

    /** Nothing is lost by an attempt on a server that holds nothing. */
    @Test
    void ofAnEmptyServerIsTriedWithWhatIsNotProven() throws Exception {
        try (BlankPair pair = Scene.USUAL.start()) {
            ofAnotherHost(pair);
            pair.donor()
                    .execute(
                            "CREATE USER replicator@'127.0.0.1' IDENTIFIED BY 'another-password'",
                            "GRANT REPLICATION SLAVE ON *.* TO replicator@'127.0.0.1'");
            readsLittle(pair);
            Provisioning provisioning = little(pair, setup -> setup);

            assertThat(provisioning.verdict().obstacles())
                    .extracting(Obstacle::kind)
                    .containsExactly(ObstacleKind.UNPROVEN);
            HandoverFailedException failed =
                    catchThrowableOfType(HandoverFailedException.class, () -> provisioning.ensureCloned(SOON));
            assertThat(failed).hasMessageContaining("1045");
        }
    }

    private static Provisioning little(BlankPair pair, UnaryOperator<ReplicaSetup> step) {
        return Provisioning.of(
                pair.spec()
                        .donorServer(pair.donor().server(Account.of("little", "l")))
                        .accountAfterRestart(pair.donor().rootAccount()),
                pair.recipient().server(),
                setup -> step.apply(setup.account(BlankPair.REPLICATOR).requireSsl()));
    }

    private static void ofAnotherHost(BlankPair pair) throws SQLException {
        pair.donor().execute("RENAME USER replicator TO replicator@'192.0.2.1'");
    }

    /** All that the library needs of the donor but sight of its accounts. */
    private static void readsLittle(BlankPair pair) throws SQLException {
        pair.donor()
                .execute(
                        "CREATE USER little IDENTIFIED BY 'l'",
                        "GRANT SELECT ON performance_schema.* TO little",
                        "GRANT INSERT, DELETE, SELECT ON mysql.plugin TO little",
                        "GRANT PROCESS, REPLICATION CLIENT, EVENT, SHOW DATABASES, CREATE USER, SESSION_VARIABLES_ADMIN ON *.*"
                                + " TO little",
                        "GRANT BACKUP_ADMIN ON *.* TO little WITH GRANT OPTION");
    }

    /** The donor's account that is read with need not see events for this; the one for afterwards does. */
    @Test
    void withAnAccountForAfterwardsThatMayNotAlterTheEventsOfTheCopy() throws SQLException {
        try (BlankPair pair = Scene.USUAL.start()) {
            readsLittle(pair);
            pair.donor()
                    .execute(
                            "REVOKE EVENT ON *.* FROM little",
                            "CREATE EVENT shop.tick ON SCHEDULE EVERY 1 DAY DO DO 1",
                            "CREATE USER follower IDENTIFIED BY 'f'",
                            "GRANT SYSTEM_VARIABLES_ADMIN, PERSIST_RO_VARIABLES_ADMIN, REPLICATION_SLAVE_ADMIN,"
                                    + " REPLICATION CLIENT, EVENT, CREATE USER ON *.* TO follower",
                            "GRANT SELECT, INSERT, DELETE ON *.* TO follower");
            isRefused(
                    pair,
                    pair.spec()
                            .donorServer(pair.donor().server(Account.of("little", "l")))
                            .accountAfterRestart(Account.of("follower", "f")),
                    setup -> setup.account(BlankPair.REPLICATOR).requireSsl(),
                    ObstacleKind.PRIVILEGES,
                    "'follower'",
                    OwnWords.of("SET_ANY_DEFINER"),
                    "CONNECTION_ADMIN");
        }
    }

    @Test
    void withAFilterOfTheRecipient() throws SQLException {
        try (BlankPair pair = new Scene(spec -> spec, with("replicate_ignore_db", "audit")).start()) {
            isRefused(pair, ObstacleKind.FILTERED, "REPLICATE_IGNORE_DB", "audit", "acceptFilters()");
        }
    }

    @Test
    void withAFilterOfTheDonorsBinaryLog() throws SQLException {
        try (BlankPair pair = new Scene(with("binlog_ignore_db", "audit"), spec -> spec).start()) {
            isRefused(pair, ObstacleKind.FILTERED, "binlog_ignore_db", "audit", "acceptFilters()");
        }
    }

    @Test
    void ofADonorThatDoesNotLogWhatItGets() throws SQLException {
        try (TestServer first = ServerSpec.standard().start();
                BlankPair pair = new Scene(with(OwnWords.of("log_replica_updates"), "OFF"), spec -> spec).start()) {
            BlankPair.createReplicator(first);
            pair.donor()
                    .execute(
                            OwnWords.of("CHANGE REPLICATION SOURCE TO SOURCE_HOST = '127.0.0.1', SOURCE_PORT = "
                                    + first.port()
                                    + ", SOURCE_USER = 'replicator', SOURCE_PASSWORD = '"
                                    + BlankPair.REPLICATOR.password().reveal() + "', SOURCE_SSL = 1"),
                            OwnWords.of("START REPLICA"));

            isRefused(pair, ObstacleKind.SOURCE_LOGS_IN_PART, "log_replica_updates is OFF");
        }
    }

    @Test
    void withAnAccountForAfterwardsThatMayNotReplicate() throws SQLException {
        try (BlankPair pair = Scene.USUAL.start()) {
            pair.donor()
                    .execute(
                            "CREATE USER reader IDENTIFIED BY 'r'",
                            "GRANT SYSTEM_VARIABLES_ADMIN, PERSIST_RO_VARIABLES_ADMIN, CLONE_ADMIN, CREATE USER ON *.*"
                                    + " TO reader",
                            "GRANT SELECT ON *.* TO reader");
            isRefused(
                    pair,
                    pair.spec().accountAfterRestart(Account.of("reader", "r")),
                    setup -> setup.account(BlankPair.REPLICATOR).requireSsl(),
                    ObstacleKind.PRIVILEGES,
                    "'reader'",
                    "REPLICATION_SLAVE_ADMIN",
                    "REPLICATION CLIENT");
        }
    }

    @Test
    void withAnAccountForAfterwardsThatMayNotLiftTheQuarantine() throws SQLException {
        try (BlankPair pair = Scene.USUAL.start()) {
            pair.donor()
                    .execute(
                            "CREATE USER follower IDENTIFIED BY 'f'",
                            "GRANT SYSTEM_VARIABLES_ADMIN, REPLICATION_SLAVE_ADMIN, REPLICATION CLIENT, EVENT, CREATE USER"
                                    + " ON *.* TO follower",
                            "GRANT SELECT, INSERT, DELETE ON *.* TO follower");
            isRefused(
                    pair,
                    pair.spec().accountAfterRestart(Account.of("follower", "f")),
                    setup -> setup.account(BlankPair.REPLICATOR).requireSsl(),
                    ObstacleKind.PRIVILEGES,
                    "'follower'",
                    "lacks PERSIST_RO_VARIABLES_ADMIN");
        }
    }

    @Test
    void isReachedWithFiltersThatAreAccepted() throws Exception {
        try (BlankPair pair = new Scene(spec -> spec, with("replicate_ignore_db", "audit")).start()) {
            Provisioning accepting = Provisioning.of(
                    pair.spec(),
                    pair.recipient().server(),
                    setup -> setup.account(BlankPair.REPLICATOR).requireSsl().acceptFilters());

            assertThat(accepting.ensureCloned(SOON).cloneResult()).isPresent();

            assertThat(accepting.verdict().obstacles()).isEmpty();
            assertThat(pair.provisioning().verdict())
                    .asString()
                    .contains("it replicates from the donor")
                    .contains("FILTERED")
                    .contains("audit");
        }
    }
}
