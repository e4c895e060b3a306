package io.github.mysqlclone.testkit.it.provisioning;

import static io.github.mysqlclone.testkit.it.provisioning.BlankPair.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.provisioning.ConsentNeededException;
import io.github.mysqlclone.provisioning.Provisioned;
import io.github.mysqlclone.provisioning.Provisioning;
import io.github.mysqlclone.provisioning.ProvisioningVerdict;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Behind;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.ConsentNeeded;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Empty;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.ReplaceConsented;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Replicating;
import io.github.mysqlclone.provisioning.ReplaceReason;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the recipient is: what is missing is done, and no more. */
@Tag(Lane.FULL)
class ProvisioningIT {

    private BlankPair pair;

    @BeforeEach
    void start() throws SQLException {
        pair = BlankPair.start();
    }

    @AfterEach
    void close() {
        pair.close();
    }

    private void clonedAndFollowing() throws InterruptedException {
        Provisioned done = pair.provisioning().ensureCloned(SOON);
        assertThat(done.cloneResult()).isPresent();
    }

    private void stopped() throws SQLException {
        pair.recipient().execute(OwnWords.of("STOP REPLICA"), OwnWords.of("RESET REPLICA ALL"));
    }

    private void isRefused(ReplaceReason... reasons) throws SQLException {
        Provisioning withoutConsent = pair.provisioning();
        assertThat(withoutConsent.verdict()).isInstanceOfSatisfying(ConsentNeeded.class, verdict -> {
            assertThat(verdict.reasons()).containsExactlyInAnyOrder(reasons);
        });
        String before = String.valueOf(Sql.value(pair.recipient(), "SELECT @@gtid_executed"));
        assertThatExceptionOfType(ConsentNeededException.class)
                .isThrownBy(() -> withoutConsent.ensureCloned(SOON))
                .withMessageContaining("replaceDataOf(\"" + pair.recipientUuid() + "\")")
                .withMessageContaining(reasons[0].sentence());
        assertThat(Sql.value(pair.recipient(), "SELECT @@gtid_executed")).isEqualTo(before);
        assertThat(pair.provisioning(pair.spec().replaceDataOf("11111111-2222-3333-4444-555555555555"))
                        .verdict())
                .isInstanceOf(ConsentNeeded.class);
        assertThat(pair.provisioning(pair.spec().replaceDataOf(pair.recipientUuid()))
                        .verdict())
                .isInstanceOf(ReplaceConsented.class);
    }

    @Test
    void clonesOverNothingThatItCannotSee() throws SQLException {
        pair.recipient()
                .execute(
                        "CREATE DATABASE own",
                        "CREATE USER blind IDENTIFIED BY 'b'",
                        "GRANT CLONE_ADMIN, REPLICATION CLIENT, PROCESS ON *.* TO blind",
                        "GRANT SELECT ON performance_schema.* TO blind");
        Provisioning provisioning = Provisioning.of(
                pair.spec(),
                pair.recipient().server().login("blind", "b"),
                setup -> setup.account(BlankPair.REPLICATOR).requireSsl());

        assertThat(catchThrowableOfType(PreflightFailedException.class, () -> provisioning.ensureCloned(SOON))
                        .report()
                        .result(CheckId.RECIPIENT_DATA)
                        .orElseThrow()
                        .reason())
                .contains("SHOW DATABASES");
        assertThat(Sql.value(pair.recipient(), "SHOW DATABASES LIKE 'own'")).isEqualTo("own");
    }

    @Test
    void takesNoServerForEmptyWhoseReplicasItCannotSee() throws SQLException {
        pair.recipient()
                .execute(
                        "CREATE USER blind IDENTIFIED BY 'b'",
                        "GRANT CLONE_ADMIN, REPLICATION CLIENT, SHOW DATABASES ON *.* TO blind");

        assertThat(Provisioning.of(
                                pair.spec(),
                                pair.recipient().server().login("blind", "b"),
                                setup -> setup.account(BlankPair.REPLICATOR).requireSsl())
                        .verdict())
                .isInstanceOfSatisfying(
                        ConsentNeeded.class,
                        verdict -> assertThat(verdict.reasons()).containsExactly(ReplaceReason.REPLICAS_UNSEEN));
    }

    private void isClonedWithConsent() throws Exception {
        Provisioning consented = pair.provisioning(pair.spec().replaceDataOf(pair.recipientUuid()));

        Provisioned done = consented.ensureCloned(SOON);

        assertThat(done.cloneResult()).isPresent();
        assertThat(done.status().isRunning()).isTrue();
        assertThat(consented.ensureCloned(SOON).verdict()).isInstanceOf(Replicating.class);
    }

    @Test
    void clonesAnEmptyServerAndThenDoesNothingMore() throws Exception {
        assertThat(pair.provisioning().verdict()).isInstanceOf(Empty.class);

        Provisioned done = pair.provisioning().ensureCloned(SOON);

        assertThat(done.verdict()).isInstanceOf(Empty.class);
        assertThat(done.cloneResult()).isPresent();
        assertThat(done.status().isRunning()).isTrue();
        assertThat(Sql.row(pair.recipient(), OwnWords.of("SELECT @@super_read_only, @@skip_replica_start")))
                .as("the quarantine is over")
                .containsExactly("0", "1");
        assertThat(Sql.value(pair.recipient(), "SELECT COUNT(*) FROM performance_schema.persisted_variables"))
                .isEqualTo("0");

        Provisioned again = pair.provisioning().ensureCloned(SOON);

        assertThat(again.verdict()).isInstanceOf(Replicating.class);
        assertThat(again.cloneResult()).isEmpty();
        assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("10");
    }

    @Test
    void replicatesACopyThatIsBehindWithAndWithoutAChannel() throws Exception {
        clonedAndFollowing();
        pair.recipient()
                .execute(OwnWords.of("STOP REPLICA"), OwnWords.of("CHANGE REPLICATION SOURCE TO SOURCE_DELAY = 1"));
        pair.writeOnDonor(1001);

        ProvisioningVerdict withChannel = pair.provisioning().verdict();

        assertThat(withChannel).isInstanceOfSatisfying(Behind.class, behind -> {
            assertThat(behind.missing().count()).isEqualTo(1);
            assertThat(behind.channel()).isPresent();
        });
        Provisioned done = pair.provisioning().ensureCloned(SOON);
        assertThat(done.cloneResult()).isEmpty();
        assertThat(done.status().delay()).as("it is the channel that was there").isEqualTo(Duration.ofSeconds(1));
        assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("11");

        stopped();
        pair.writeOnDonor(1002);

        assertThat(pair.provisioning().verdict())
                .isInstanceOfSatisfying(
                        Behind.class, behind -> assertThat(behind.channel()).isEmpty());
        pair.provisioning().ensureCloned(SOON);
        assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("12");
    }

    @Test
    void refusesACopyThatIsAheadOrHasDivergedUnlessThatServerIsGivenUp() throws Exception {
        clonedAndFollowing();
        pair.recipient().execute("INSERT INTO shop.item VALUES (2001, 'of my own')");
        isRefused(ReplaceReason.AHEAD);

        stopped();
        pair.writeOnDonor(1001);
        isRefused(ReplaceReason.DIVERGED);

        isClonedWithConsent();
        assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("11");
    }

    @Test
    void refusesACopyWhoseSourceHasPurgedWhatItLacks() throws Exception {
        clonedAndFollowing();
        stopped();
        pair.writeOnDonor(1001);
        pair.donor().execute("FLUSH BINARY LOGS");
        String current =
                Sql.row(pair.donor(), OwnWords.of("SHOW BINARY LOG STATUS")).get(0);
        pair.donor().execute("PURGE BINARY LOGS TO '" + current + "'");

        isRefused(ReplaceReason.SOURCE_PURGED);
        isClonedWithConsent();
    }

    @Test
    void refusesAServerWithDataOfItsOwn() throws Exception {
        pair.recipient()
                .execute("SET SESSION sql_log_bin = 0", "CREATE DATABASE other", "CREATE TABLE other.t (id INT)");

        isRefused(ReplaceReason.UNRELATED_DATA);
    }

    @Test
    void refusesSomebodysSourceThoughItIsEmpty() throws Exception {
        try (TestServer replica = ServerSpec.standard().start()) {
            BlankPair.createReplicator(pair.recipient());
            pair.recipient().execute(OwnWords.of("RESET BINARY LOGS AND GTIDS"));
            Servers.follow(replica, pair.recipient(), BlankPair.REPLICATOR);

            isRefused(ReplaceReason.SOMEBODYS_SOURCE);
        }
    }

    @Test
    void refusesTheDonorsOwnSource() throws Exception {
        clonedAndFollowing();
        stopped();
        Servers.follow(pair.donor(), pair.recipient(), BlankPair.REPLICATOR);

        assertThat(pair.provisioning().verdict())
                .isInstanceOfSatisfying(
                        ConsentNeeded.class,
                        verdict -> assertThat(verdict.reasons()).contains(ReplaceReason.SOURCE_OF_THE_DONOR));
    }

    @Test
    void refusesAServerThatFollowsAnother() throws Exception {
        try (TestServer other = ServerSpec.standard().start()) {
            BlankPair.createReplicator(other);
            Servers.follow(pair.recipient(), other, BlankPair.REPLICATOR);

            assertThat(pair.provisioning().verdict())
                    .isInstanceOfSatisfying(
                            ConsentNeeded.class,
                            verdict -> assertThat(verdict.reasons()).contains(ReplaceReason.FOLLOWS_ANOTHER));
        }
    }
}
