package io.github.mysqlclone.testkit.assertj;

import static io.github.mysqlclone.testkit.assertj.MySqlAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.Movement;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MySqlAssertionsTest {

    private static final CheckResult PASSED = new CheckResult(CheckId.VERSION_MATCH, Outcome.PASSED, List.of(), "");
    private static final CheckResult UNKNOWN =
            new CheckResult(CheckId.DONOR_PRIVILEGES, Outcome.UNKNOWN, List.of(), "no SELECT on mysql.user");
    private static final CheckResult FAILED = new CheckResult(
            CheckId.DONOR_LISTED, Outcome.FOUND, List.of(Finding.error(Side.RECIPIENT, "the list is empty")), "");
    private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void acceptsACleanReport() {
        PreflightReport clean = new PreflightReport(List.of(PASSED));

        assertThat(clean).isClean().hasNoErrors().hasPassed(CheckId.VERSION_MATCH);
        assertThat(new PreflightReport(List.of(UNKNOWN))).hasNoErrors();
    }

    @Test
    void showsWhichChecksAreNotClean() {
        PreflightReport report = new PreflightReport(List.of(PASSED, UNKNOWN, FAILED));

        assertFails(
                () -> assertThat(report).isClean(),
                "[DONOR_PRIVILEGES, DONOR_LISTED] are not clean",
                "the list is empty",
                "no SELECT on mysql.user");
        assertFails(() -> assertThat(report).hasNoErrors(), "without errors", "the list is empty");
    }

    @Test
    void findsAFindingByCheckAndSeverity() {
        PreflightReport report = new PreflightReport(List.of(FAILED));

        assertThat(report).hasFinding(CheckId.DONOR_LISTED, Severity.ERROR);
        assertFails(
                () -> assertThat(report).hasFinding(CheckId.DONOR_LISTED, Severity.WARNING),
                "a finding of DONOR_LISTED with severity WARNING",
                "the list is empty");
        assertFails(
                () -> assertThat(report).hasFinding(CheckId.EVENTS, Severity.WARNING), "the report has no such check");
    }

    @Test
    void takesNothingButPassedForPassed() {
        PreflightReport report = new PreflightReport(List.of(UNKNOWN, FAILED));

        assertFails(() -> assertThat(report).hasPassed(CheckId.DONOR_LISTED), "DONOR_LISTED to have passed");
        assertFails(() -> assertThat(report).hasPassed(CheckId.DONOR_PRIVILEGES), "no SELECT on mysql.user");
        assertFails(() -> assertThat(report).hasPassed(CheckId.EVENTS), "the report has no such check");
    }

    @Test
    void judgesAResult() {
        CloneResult result = result(
                CloneKind.REPLACE,
                Optional.of(
                        new BinlogCoordinates(Optional.of("binlog.000002"), 157, GtidSet.empty(), Optional.empty())));

        assertThat(result)
                .isOfKind(CloneKind.REPLACE)
                .hasNoWarnings()
                .hasCoordinates()
                .tookAtMost(Duration.ofSeconds(5));
        assertFails(() -> assertThat(result).isOfKind(CloneKind.LOCAL), "of kind LOCAL but it was REPLACE");
        assertFails(
                () -> assertThat(result).tookAtMost(Duration.ofSeconds(4)),
                "at most PT4S but it took PT5S",
                "DROP_DATA");
    }

    @Test
    void showsWarningsAndMissingCoordinates() {
        CloneResult local = result(CloneKind.LOCAL, Optional.empty(), "tables arrived empty");

        assertFails(() -> assertThat(local).hasNoWarnings(), "[tables arrived empty]");
        assertFails(() -> assertThat(local).hasCoordinates(), "LOCAL clone without them");
    }

    @Test
    void judgesProgress() {
        CloneProgress half = new CloneProgress(
                CloneState.RUNNING,
                List.of(stage(Stage.DROP_DATA, 0, 0), stage(Stage.FILE_COPY, 200, 100)),
                Movement.NONE);

        assertThat(half).isInStage(Stage.FILE_COPY).hasCopiedAtLeast(50);
        assertFails(() -> assertThat(half).isInStage(Stage.RECOVERY), "in stage RECOVERY but it was in FILE_COPY");
        assertFails(
                () -> assertThat(half).hasCopiedAtLeast(51),
                "at least 51 % to be copied but it was 50 %: 100 of 200 bytes");
        CloneProgress none = new CloneProgress(CloneState.PREFLIGHT, List.of(), Movement.NONE);
        assertFails(() -> assertThat(none).isInStage(Stage.DROP_DATA), "no stage had begun");
    }

    @Test
    void beginsWithTheDescription() {
        assertFails(
                () -> assertThat(new PreflightReport(List.of(FAILED)))
                        .as("nightly clone")
                        .isClean(),
                "[nightly clone]");
    }

    private static void assertFails(ThrowingCallable assertion, String... parts) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(assertion)
                .satisfies(error -> org.assertj.core.api.Assertions.assertThat(error.getMessage())
                        .contains(parts));
    }

    private static CloneResult result(CloneKind kind, Optional<BinlogCoordinates> coordinates, String... warnings) {
        return new CloneResult(
                new CloneIdentity("uuid", "127.0.0.1:3306", BEGIN),
                kind,
                coordinates,
                BEGIN.plusSeconds(5),
                List.of(stage(Stage.DROP_DATA, 0, 0)),
                Optional.empty(),
                List.of(warnings));
    }

    private static StageProgress stage(Stage stage, long estimated, long copied) {
        return new StageProgress(
                stage, ReportedState.IN_PROGRESS, Optional.of(BEGIN), Optional.empty(), 1, estimated, copied, copied);
    }
}
