package io.github.mysqlclone.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.checks.rule.FactsFixture;
import io.github.mysqlclone.internal.checks.rule.Specs;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.preparation.Preparation;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksTest {

    private static final Set<CheckId> REPLACE_ONLY =
            EnumSet.of(CheckId.SAME_SERVER, CheckId.RECIPIENT_DATA, CheckId.ACCOUNT_AFTER_RESTART);
    private static final Set<CheckId> WITH_A_DONOR_ONLY =
            EnumSet.of(CheckId.DONOR_FLAVOUR, CheckId.VERSION_MATCH, CheckId.DONOR_PRIVILEGES, CheckId.DONOR_LISTED);

    private final FactsFixture facts = new FactsFixture();

    static Stream<Arguments> kinds() {
        EnumSet<CheckId> withoutDonor = EnumSet.copyOf(REPLACE_ONLY);
        withoutDonor.addAll(WITH_A_DONOR_ONLY);
        return Stream.of(
                argumentSet("replace", Specs.REPLACE, EnumSet.of(CheckId.TARGET_DIRECTORY)),
                argumentSet("directory", Specs.DIRECTORY, REPLACE_ONLY),
                argumentSet("local", Specs.LOCAL, withoutDonor));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void listsEveryCheckInOrderAndSaysWhichHaveNoMeaning(CloneSpec spec, Set<CheckId> without) {
        PreflightReport report = Checks.judge(spec, facts.facts());

        assertThat(report.results()).extracting(CheckResult::id).containsExactly(CheckId.values());
        assertThat(report.withOutcome(Outcome.NOT_APPLICABLE))
                .extracting(CheckResult::id)
                .containsAll(without);
        assertThat(report.result(CheckId.PLUGIN_ACTIVE))
                .map(CheckResult::outcome)
                .contains(Outcome.PASSED);
        assertThat(report.hasErrors()).isFalse();
    }

    @Test
    void judgesByTheChecksThatAreAskedForAndRunsNoOthers() {
        RemoteCloneSpec withoutDonorAccount = CloneSpec.remote("donor", 3306)
                .replaceData()
                .prepare(Preparation.nothing().temporaryDonorAccount());

        assertThat(Checks.judge(withoutDonorAccount, facts.facts(), EnumSet.of(CheckId.PLUGIN_ACTIVE)))
                .extracting(CheckResult::id, CheckResult::outcome)
                .containsExactly(tuple(CheckId.PLUGIN_ACTIVE, Outcome.PASSED));
    }

    @Test
    void judgesALocalCloneWithoutADonor() {
        facts.withoutDonor("a local clone has no donor");
        facts.loginAfterRestart = Fact.unknown("nothing restarts");

        PreflightReport report = Checks.judge(Specs.LOCAL, facts.facts());

        assertThat(report.hasErrors()).isFalse();
        assertThat(report.withOutcome(Outcome.UNKNOWN))
                .extracting(CheckResult::reason)
                .noneMatch(reason -> reason.contains("a local clone has no donor"));
    }

    @Test
    void stopsAtNoFinding() {
        facts.recipient.withoutClonePlugin();
        facts.recipient.version("8.4.6");
        facts.donorAccountGrants = FactsFixture.grants("GRANT USAGE ON *.* TO `clone`@`%`");

        assertThat(Checks.judge(Specs.REPLACE, facts.facts()).withOutcome(Outcome.FOUND))
                .extracting(CheckResult::id)
                .contains(CheckId.VERSION_MATCH, CheckId.PLUGIN_ACTIVE, CheckId.DONOR_PRIVILEGES);
    }

    @Test
    void neverPassesWhatItCouldNotLookAt() {
        facts.withoutDonor("no route to it");

        PreflightReport report = Checks.judge(Specs.REPLACE, facts.facts());

        assertThat(report.withOutcome(Outcome.UNKNOWN))
                .extracting(CheckResult::id)
                .contains(
                        CheckId.DONOR_FLAVOUR,
                        CheckId.VERSION_MATCH,
                        CheckId.SAME_SERVER,
                        CheckId.PLUGIN_ACTIVE,
                        CheckId.DONOR_PRIVILEGES);
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void leavesOutWhatThePolicySkips() {
        facts.recipient.withoutClonePlugin();

        PreflightReport report = Checks.judge(
                Specs.REPLACE.preflightPolicy(PreflightPolicy.standard().skip(CheckId.PLUGIN_ACTIVE)), facts.facts());

        assertThat(report.withOutcome(Outcome.SKIPPED))
                .extracting(CheckResult::id)
                .containsExactly(CheckId.PLUGIN_ACTIVE);
        assertThat(report.hasErrors()).isFalse();
    }

    @Test
    void saysThatACheckHasNoMeaningEvenIfThePolicySkipsIt() {
        PreflightReport report = Checks.judge(
                Specs.LOCAL.preflightPolicy(PreflightPolicy.standard().skip(CheckId.DONOR_LISTED)), facts.facts());

        assertThat(report.result(CheckId.DONOR_LISTED))
                .map(CheckResult::outcome)
                .contains(Outcome.NOT_APPLICABLE);
    }
}
