package io.github.mysqlclone.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.server.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PreflightRefusalTest {

    private static final RemoteCloneSpec REPLACE = CloneSpec.remote("db1", 3306).donorAccount("clone", "G3heim");

    @Test
    void doesNotRefuseWithoutErrors() {
        CheckResult warned = found(CheckId.PLUGIN_ACTIVE, Finding.warning(Side.DONOR, "it is slow"));
        CheckResult passed = new CheckResult(CheckId.RECIPIENT_DATA, Outcome.PASSED, List.of(), "");

        assertThat(PreflightRefusal.of(REPLACE, report(warned, passed))).isEmpty();
        assertThat(PreflightRefusal.of(REPLACE.preflightPolicy(PreflightPolicy.strict()), report(warned, passed)))
                .isEmpty();
    }

    @Test
    void namesEveryErrorAndItsRemedy() {
        PreflightReport report = report(
                found(
                        CheckId.DONOR_LISTED,
                        Finding.error(Side.RECIPIENT, "the list is empty").remedy("SET it;")),
                found(CheckId.DONOR_FLAVOUR, Finding.notice(Side.DONOR, "it is new")),
                found(CheckId.PLUGIN_ACTIVE, Finding.error(Side.DONOR, "it is off")));

        assertThat(PreflightRefusal.of(REPLACE, report)).contains("""
                        Preflight refuses the replace clone from db1:3306; nothing was changed.
                          DONOR_LISTED: recipient: the list is empty. SET it;
                          PLUGIN_ACTIVE: donor: it is off""");
    }

    @Test
    void refusesErrorsWithConsentAndForEveryKind() {
        PreflightReport report = report(found(CheckId.PLUGIN_ACTIVE, Finding.error(Side.DONOR, "it is off")));

        for (CloneSpec spec :
                new CloneSpec[] {REPLACE.replaceData(), REPLACE.dataDirectory("/b"), CloneSpec.local("/b")}) {
            assertThat(PreflightRefusal.of(spec, report)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RECIPIENT_DATA", "SAME_SERVER", "RECIPIENT_FLAVOUR", "DONOR_FLAVOUR"})
    void refusesAGuardWithoutFactsWhereThereIsNoConsent(CheckId guard) {
        assertThat(PreflightRefusal.of(REPLACE, report(unknown(guard))))
                .hasValueSatisfying(message ->
                        assertThat(message).contains(guard + ": unknown, and that is not good enough here: no SELECT"));
        assertThat(PreflightRefusal.of(REPLACE.replaceData(), report(unknown(guard))))
                .isEmpty();
        assertThat(PreflightRefusal.of(REPLACE.dataDirectory("/b"), report(unknown(guard))))
                .isEmpty();
        assertThat(PreflightRefusal.of(CloneSpec.local("/b"), report(unknown(guard))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"RECIPIENT_DATA", "SAME_SERVER", "RECIPIENT_FLAVOUR", "DONOR_FLAVOUR"})
    void passesOverOtherChecksWithoutFactsUnlessStrict(CheckId id) {
        assertThat(PreflightRefusal.of(REPLACE, report(unknown(id)))).isEmpty();
        assertThat(PreflightRefusal.of(
                        REPLACE.replaceData().preflightPolicy(PreflightPolicy.strict()), report(unknown(id))))
                .hasValueSatisfying(message -> assertThat(message).contains(id + ": unknown"));
    }

    @Test
    void refusesAReplaceCloneWhoseReplicationIsIntendedAndNotProvenUnlessDowngraded() {
        PreflightReport report = report(unknown(CheckId.REPLICATION_READY));
        PreflightPolicy intended = PreflightPolicy.standard().replicationIntended(participants -> List.of());
        RemoteCloneSpec consented = REPLACE.replaceData();

        assertThat(PreflightRefusal.of(consented.preflightPolicy(intended), report))
                .hasValueSatisfying(message -> assertThat(message).contains("REPLICATION_READY: unknown"));
        assertThat(PreflightRefusal.of(consented, report)).isEmpty();
        assertThat(PreflightRefusal.of(
                        consented.preflightPolicy(intended.downgrade(CheckId.REPLICATION_READY, Severity.WARNING)),
                        report))
                .isEmpty();
        assertThat(PreflightRefusal.of(REPLACE.dataDirectory("/b").preflightPolicy(intended), report))
                .isEmpty();
    }

    @Test
    void refusesAGuardThatFoundSomethingHarmlessButLacksFactsToo() {
        CheckResult half = new CheckResult(
                CheckId.RECIPIENT_DATA, Outcome.FOUND, List.of(Finding.notice(Side.RECIPIENT, "x")), "no PROCESS");

        assertThat(PreflightRefusal.of(REPLACE, report(half)))
                .hasValueSatisfying(message -> assertThat(message).contains("no PROCESS"));
    }

    /** Consent to lose the recipient's data is none to lose the donor's. */
    @Test
    void refusesWhereTheDonorsFilesMayBeReplacedUnlessDowngraded() {
        PreflightReport report = report(new CheckResult(
                CheckId.ABSOLUTE_PATHS,
                Outcome.FOUND,
                List.of(Finding.warning(Side.DONOR, "they would be replaced")),
                "whether they are on one host"));

        assertThat(PreflightRefusal.of(REPLACE.replaceData(), report))
                .hasValueSatisfying(message -> assertThat(message).contains("ABSOLUTE_PATHS: unknown", "one host"));
        assertThat(PreflightRefusal.of(
                        REPLACE.replaceData()
                                .preflightPolicy(
                                        PreflightPolicy.standard().downgrade(CheckId.ABSOLUTE_PATHS, Severity.WARNING)),
                        report))
                .isEmpty();
        assertThat(PreflightRefusal.of(REPLACE.dataDirectory("/b"), report)).isEmpty();
    }

    private static CheckResult unknown(CheckId id) {
        return new CheckResult(id, Outcome.UNKNOWN, List.of(), "no SELECT");
    }

    private static CheckResult found(CheckId id, Finding finding) {
        return new CheckResult(id, Outcome.FOUND, List.of(finding), "");
    }

    private static PreflightReport report(CheckResult... results) {
        return new PreflightReport(List.of(results));
    }
}
