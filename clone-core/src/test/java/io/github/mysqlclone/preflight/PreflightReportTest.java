package io.github.mysqlclone.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.server.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreflightReportTest {

    private static final CheckResult PASSED = new CheckResult(CheckId.VERSION_MATCH, Outcome.PASSED, List.of(), "");
    private static final CheckResult UNKNOWN =
            new CheckResult(CheckId.DONOR_PRIVILEGES, Outcome.UNKNOWN, List.of(), "no SELECT on mysql.user");
    private static final CheckResult WARNED = found(CheckId.PLUGIN_ACTIVE, Finding.warning(Side.DONOR, "it is slow"));
    private static final CheckResult FAILED = found(
            CheckId.DONOR_LISTED,
            Finding.error(Side.RECIPIENT, "clone_valid_donor_list is empty")
                    .serverError(3869)
                    .remedy("SET GLOBAL clone_valid_donor_list = 'db1:3306';"));

    @Test
    void isCleanWithoutErrorAndWithoutMissingFact() {
        assertThat(report(PASSED, WARNED).isClean()).isTrue();
        assertThat(report(PASSED, FAILED).isClean()).isFalse();
        assertThat(report(PASSED, UNKNOWN).isClean()).isFalse();
    }

    @Test
    void isNotCleanIfAWarningHidesAMissingFact() {
        CheckResult half = new CheckResult(
                CheckId.PLUGIN_ACTIVE, Outcome.FOUND, List.of(Finding.warning(Side.DONOR, "x")), "no PROCESS");

        assertThat(report(half).isClean()).isFalse();
        assertThat(report(half).hasErrors()).isFalse();
    }

    @Test
    void hasErrorsOnlyForFindingsOfThatSeverity() {
        assertThat(report(PASSED, UNKNOWN, WARNED).hasErrors()).isFalse();
        assertThat(report(PASSED, UNKNOWN, WARNED, FAILED).hasErrors()).isTrue();
    }

    @Test
    void findsResultsByOutcomeFindingsBySeverityAndAResultById() {
        PreflightReport report = report(PASSED, UNKNOWN, WARNED, FAILED);

        assertThat(report.withOutcome(Outcome.FOUND)).containsExactly(WARNED, FAILED);
        assertThat(report.withOutcome(Outcome.SKIPPED)).isEmpty();
        assertThat(report.findings(Severity.WARNING)).containsExactlyElementsOf(WARNED.findings());
        assertThat(report.findings(Severity.NOTICE)).isEmpty();
        assertThat(report.result(CheckId.DONOR_LISTED)).contains(FAILED);
        assertThat(report.result(CheckId.RECIPIENT_DATA)).isEmpty();
    }

    @Test
    void isPrintedAsATable() {
        CheckResult skipped =
                new CheckResult(CheckId.DONOR_FLAVOUR, Outcome.SKIPPED, List.of(), "the policy leaves it out");
        CheckResult notApplicable =
                new CheckResult(CheckId.SAME_SERVER, Outcome.NOT_APPLICABLE, List.of(), "a local clone has no donor");
        CheckResult dataLoss = found(
                CheckId.ACCOUNT_AFTER_RESTART,
                Finding.error(Side.DONOR, "no such account").afterDataLoss().remedy("Give another."));

        assertThat(report(skipped, notApplicable, PASSED, UNKNOWN, WARNED, FAILED, dataLoss))
                .hasToString("""
                        DONOR_FLAVOUR           skipped  the policy leaves it out
                        SAME_SERVER             -        a local clone has no donor
                        VERSION_MATCH           ok
                        DONOR_PRIVILEGES        unknown  no SELECT on mysql.user
                        PLUGIN_ACTIVE           WARNING  donor: it is slow
                        DONOR_LISTED            ERROR    recipient: clone_valid_donor_list is empty
                                                         (server error 3869) [1]
                        ACCOUNT_AFTER_RESTART   ERROR    donor: no such account. The server would
                                                         not say so before the recipient's data is
                                                         gone. [2]
                        [1] SET GLOBAL clone_valid_donor_list = 'db1:3306';
                        [2] Give another.
                        2 errors, 1 warning, 0 notices, 1 check lacks facts""");
    }

    @Test
    void namesACheckOnceForAllItsFindingsAndMissingFacts() {
        CheckResult both = new CheckResult(
                CheckId.PLUGIN_ACTIVE,
                Outcome.FOUND,
                List.of(Finding.error(Side.RECIPIENT, "off"), Finding.notice(Side.DONOR, "on")),
                "the rest is hidden");

        assertThat(report(both)).hasToString("""
                        PLUGIN_ACTIVE           ERROR    recipient: off
                                                NOTICE   donor: on
                                                unknown  the rest is hidden
                        1 error, 0 warnings, 1 notice, 1 check lacks facts""");
    }

    @Test
    void fitsATerminalOf80ColumnsAndLosesNothing() {
        String word = "x".repeat(350);
        String words = "Eleven words that are wrapped at the blanks between them all. ".repeat(5);
        CheckResult longTexts = new CheckResult(
                CheckId.RECIPIENT_DATA,
                Outcome.FOUND,
                List.of(
                        Finding.error(Side.RECIPIENT, word).remedy(word),
                        Finding.error(Side.RECIPIENT, words + word + " " + words)
                                .remedy(words)),
                word);

        String table = report(longTexts).toString();

        assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
        String compact = table.replaceAll("\\s", "");
        assertThat(compact).contains("recipient:" + word + "[1]").contains("[1]" + word);
        assertThat(compact).contains((words + word + words).replaceAll("\\s", "") + "[2]");
        assertThat(compact).contains("unknown" + word);
    }

    @Test
    void startsNoLineWithABlankWordAndEndsNoneWithBlanks() {
        String table = report(PASSED, UNKNOWN, FAILED).toString();

        assertThat(table.lines())
                .allSatisfy(line -> assertThat(line).isNotBlank().isEqualTo(line.stripTrailing()));
    }

    private static CheckResult found(CheckId id, Finding... findings) {
        return new CheckResult(id, Outcome.FOUND, List.of(findings), "");
    }

    private static PreflightReport report(CheckResult... results) {
        return new PreflightReport(List.of(results));
    }
}
