package io.github.mysqlclone.internal.preparation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.checks.Checks;
import io.github.mysqlclone.internal.checks.rule.FactsFixture;
import io.github.mysqlclone.internal.checks.rule.Specs;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.internal.preparation.change.PlannedChanges;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.server.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparationPlannerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00.5Z");
    private static final Preparation BASIC =
            Preparation.nothing().installPlugin().extendDonorList();

    private final FactsFixture facts = new FactsFixture();

    PreparationPlannerTest() {
        facts.recipient.variable("super_read_only", "OFF");
        facts.recipient.variable("read_only", "OFF");
        facts.donor.variable("super_read_only", "OFF");
        facts.donor.variable("read_only", "OFF");
    }

    private PlannedChanges plan(Preparation preparation) {
        return PreparationPlanner.plan(
                Specs.REPLACE.prepare(preparation), facts.facts(), Fact.of(List.of("10.0.0.2")), NOW);
    }

    private List<String> statements(Preparation preparation) {
        return plan(preparation).list().stream()
                .map(Change::statements)
                .flatMap(List::stream)
                .toList();
    }

    private CheckResult judged(Preparation preparation, CheckId id) {
        RemoteCloneSpec spec = Specs.REPLACE.prepare(preparation);
        CloneFacts after = FactsAfterPreparation.of(facts.facts(), plan(preparation));
        return Checks.judge(spec, after).results().stream()
                .filter(result -> result.id() == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsSoAlreadyIsNotTouched() {
        assertThat(plan(BASIC).list()).isEmpty();
        assertThat(plan(BASIC).obstacles()).isEmpty();
    }

    @Test
    void thePluginIsInstalledWhereItIsMissing() {
        facts.recipient.withoutClonePlugin();
        facts.recipient.variable("clone_valid_donor_list", "");

        assertThat(statements(BASIC))
                .containsExactly(
                        "INSTALL PLUGIN clone SONAME 'mysql_clone.so'",
                        "SET GLOBAL clone_valid_donor_list = 'db1:3306'");
    }

    @Test
    void preflightJudgesWhatWillBe() {
        facts.recipient.withoutClonePlugin();
        facts.donor.withoutClonePlugin();
        facts.recipient.variable("clone_valid_donor_list", "db9:1");

        assertThat(judged(Preparation.nothing(), CheckId.PLUGIN_ACTIVE).outcome())
                .isEqualTo(Outcome.FOUND);
        assertThat(judged(BASIC, CheckId.PLUGIN_ACTIVE).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(judged(BASIC, CheckId.DONOR_LISTED).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void privilegesForThePreparationAreDemanded() {
        facts.recipient.variable("clone_valid_donor_list", "db9:1");
        facts.donor.withoutClonePlugin();

        assertThat(judged(BASIC, CheckId.RECIPIENT_PRIVILEGES).findings().toString())
                .contains("SYSTEM_VARIABLES_ADMIN");
        assertThat(judged(BASIC, CheckId.DONOR_PRIVILEGES).findings().toString())
                .contains("DELETE on mysql.plugin, INSERT on mysql.plugin");
    }

    @Test
    void aListIsExtendedAndNotOverwritten() {
        facts.recipient.variable("clone_valid_donor_list", "db9:1,db8:2");

        assertThat(plan(BASIC).list()).singleElement().satisfies(change -> {
            assertThat(change.statements())
                    .containsExactly("SET GLOBAL clone_valid_donor_list = 'db9:1,db8:2,db1:3306'");
            assertThat(change.undo()).contains("SET GLOBAL clone_valid_donor_list = 'db9:1,db8:2'");
        });
    }

    @Test
    void aListThatTheServerWouldNotTakeBackIsAnObstacle() {
        facts.recipient.variable("clone_valid_donor_list", "db9:1, db8:2");

        assertThat(plan(BASIC).obstaclesOn(Side.RECIPIENT))
                .singleElement()
                .asString()
                .contains("db9:1, db8:2");
        assertThat(plan(BASIC).list()).isEmpty();
    }

    @Test
    void aReadOnlyDonorIsAnObstacleAndNeverAChange() {
        facts.donor.withoutClonePlugin();
        facts.donor.variable("read_only", "ON");

        assertThat(plan(BASIC.temporaryDonorAccount()).obstaclesOn(Side.DONOR))
                .hasSize(2)
                .allMatch(reason -> reason.endsWith("the donor is read-only, and is not switched"));
        assertThat(plan(BASIC.allowWritesOnRecipient()).list())
                .noneMatch(change -> change.what().contains("read_only"));
    }

    @Test
    void aReadOnlyRecipientIsOpenedFirstIfThatIsAllowed() {
        facts.recipient.withoutClonePlugin();
        facts.recipient.variable("super_read_only", "ON");

        assertThat(plan(BASIC).obstaclesOn(Side.RECIPIENT))
                .singleElement()
                .asString()
                .contains("allowWritesOnRecipient()");
        assertThat(statements(BASIC.allowWritesOnRecipient()))
                .startsWith("SET GLOBAL super_read_only = OFF", "INSTALL PLUGIN clone SONAME 'mysql_clone.so'");
    }

    @Test
    void settingsGoToTheSideThatReadsThem() {
        facts.recipient.variable("clone_max_concurrency", "16");
        facts.donor.variable("clone_donor_timeout_after_network_failure", "5");

        assertThat(plan(Preparation.nothing()
                                .set(CloneSetting.concurrency(4))
                                .set(CloneSetting.donorReconnectWindow(Duration.ofMinutes(9))))
                        .list())
                .extracting(change -> change.side() + " " + change.what())
                .containsExactlyInAnyOrder(
                        "RECIPIENT clone_max_concurrency = 4", "DONOR clone_donor_timeout_after_network_failure = 9");
    }

    @Test
    void aSettingThatTheServerLacksIsAnObstacle() {
        assertThat(plan(Preparation.nothing().set(CloneSetting.blockDdl(true))).obstaclesOn(Side.RECIPIENT))
                .singleElement()
                .asString()
                .contains("has no variable clone_block_ddl");
    }

    @Test
    void theAccountIsTheLastChangeAndForTheRecipientAlone() {
        assertThat(statements(Preparation.nothing().temporaryDonorAccount()))
                .containsExactly(
                        "CREATE USER 'clone'@'10.0.0.2' IDENTIFIED BY '******' ATTRIBUTE '{\"mysql_clone\":"
                                + " {\"owner\": \"mysql-clone\", \"expires\": \"2026-11-23T20:00:00Z\"}}'",
                        "GRANT BACKUP_ADMIN ON *.* TO 'clone'@'10.0.0.2'");
    }

    @ParameterizedTest
    @CsvSource({"8.0.17, false", "8.0.20, false", "8.0.21, true", "8.4.8, true"})
    void serversBeforeAttributesGetNone(String version, boolean hasAttributes) {
        facts.donor.version(version);

        assertThat(statements(Preparation.nothing().temporaryDonorAccount())
                        .get(0)
                        .contains("ATTRIBUTE"))
                .isEqualTo(hasAttributes);
    }

    @Test
    void aPolicyThatDemandsMoreIsAnObstacle() {
        facts.donor.variable("validate_password.length", "65");

        assertThat(plan(Preparation.nothing().temporaryDonorAccount()).obstaclesOn(Side.DONOR))
                .containsExactly("validate_password.length demands more than the 64 that a temporary password has");
    }

    @Test
    void aQuarantineNeedsToKnowWhatIsPersisted() {
        assertThat(plan(Preparation.nothing().quarantine()).obstaclesOn(Side.RECIPIENT))
                .hasSize(1);
    }

    @Test
    void aSettingThatThePluginOfThisVersionLacksIsRefusedThoughThePluginIsYetToBeInstalled() {
        facts.recipient.withoutClonePlugin();
        facts.recipient.version("8.0.26");
        Preparation blocking = BASIC.set(CloneSetting.blockDdl(true));

        assertThat(plan(blocking).obstaclesOn(Side.RECIPIENT))
                .containsExactly("the clone plugin of 8.0.26 has no variable clone_block_ddl");

        facts.recipient.version("8.0.27");
        assertThat(plan(blocking).obstaclesOn(Side.RECIPIENT)).isEmpty();
        assertThat(statements(blocking)).contains("SET GLOBAL clone_block_ddl = ON");
    }
}
