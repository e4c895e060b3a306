package io.github.mysqlclone.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.preflight.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every check there is. */
class CatalogueTest {

    private static final Set<CheckId> OF_REPLACE_ONLY = EnumSet.of(
            CheckId.PLUGIN_SURVIVES,
            CheckId.ACCOUNT_AFTER_RESTART,
            CheckId.DATA_FILE_PATH,
            CheckId.LOWER_CASE_TABLE_NAMES,
            CheckId.SAME_SERVER,
            CheckId.GROUP_REPLICATION,
            CheckId.BACKUP_LOCK,
            CheckId.METADATA_LOCKS,
            CheckId.SUPER_READ_ONLY,
            CheckId.READ_ONLY_SCHEMAS,
            CheckId.RECIPIENT_DATA,
            CheckId.DIRECTION,
            CheckId.GTID_RELATION,
            CheckId.RECIPIENT_HAS_REPLICAS,
            CheckId.RECIPIENT_IN_USE,
            CheckId.DROPPABLE_NAMES,
            CheckId.STRAY_FILES,
            CheckId.EVENTS,
            CheckId.WRITABLE_AFTER_RESTART,
            CheckId.DONOR_SEMISYNC,
            CheckId.RUNTIME_SETTINGS,
            CheckId.INIT_FILE,
            CheckId.LOST_OPTIONS,
            CheckId.TIME_ZONE,
            CheckId.PERSISTED_VALUES,
            CheckId.LIBRARIES_PRESENT,
            CheckId.GR_ON_BOOT,
            CheckId.REPLICATION_METADATA,
            CheckId.REPLICATION_READY,
            CheckId.NOT_COPIED,
            CheckId.SUPERVISOR);

    /** Of the server that runs the statement, or of the one that is copied, which a local clone has as well. */
    private static final Set<CheckId> OF_LOCAL_TOO = EnumSet.of(
            CheckId.ENCRYPTION,
            CheckId.RECIPIENT_FLAVOUR,
            CheckId.PLUGIN_ACTIVE,
            CheckId.RECIPIENT_PRIVILEGES,
            CheckId.CLONE_RUNNING,
            CheckId.DDL,
            CheckId.INNODB_STATE,
            CheckId.ABSOLUTE_PATHS,
            CheckId.UNDO_NAMES,
            CheckId.NON_INNODB_TABLES,
            CheckId.DISK_SPACE,
            CheckId.TARGET_DIRECTORY,
            CheckId.PERFORMANCE_SCHEMA,
            CheckId.DONOR_HEALTH,
            CheckId.KNOWN_BAD_VERSION,
            CheckId.DONOR_HEADROOM,
            CheckId.SETTINGS);

    @Test
    void aHealthyPairHasNoErrorNoWarningAndNothingUnknown() {
        for (PreflightReport report : List.of(
                SampleFacts.replacing().report(),
                SampleFacts.intoDirectory().report(),
                SampleFacts.local().report())) {
            assertThat(report.findings(Severity.ERROR)).isEmpty();
            assertThat(report.findings(Severity.WARNING)).isEmpty();
            assertThat(report.withOutcome(Outcome.UNKNOWN)).isEmpty();
            assertThat(report.isClean()).isTrue();
        }
    }

    /** On either side of each version that brought or took a variable which a check looks at. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.0.17", "8.0.20", "8.0.21", "8.0.23", "8.0.24", "8.0.26", "8.0.27", "8.0.28", "8.0.29", "8.0.30",
                "8.0.42", "8.3.0", "8.4.8", "9.7.4"
            })
    void aHealthyPairOfAnyVersionHasNothingUnknownEither(String version) {
        for (SampleFacts facts : List.of(
                SampleFacts.replacing(),
                SampleFacts.replacing(spec -> spec.replaceData().requireSsl()),
                SampleFacts.intoDirectory(),
                SampleFacts.local())) {
            PreflightReport report = facts.both(server -> server.asOf(version)).report();
            assertThat(report.withOutcome(Outcome.UNKNOWN)).isEmpty();
            assertThat(report.findings(Severity.ERROR)).isEmpty();
            assertThat(report.findings(Severity.WARNING)).isEmpty();
            assertThat(report.isClean()).isTrue();
        }
    }

    @Test
    void whatIsNotReadIsUnknownAndNeverPassed() {
        for (SampleFacts facts : List.of(SampleFacts.replacing(), SampleFacts.intoDirectory(), SampleFacts.local())) {
            for (CheckResult result : facts.unread().report().results()) {
                if (result.id() == CheckId.SUPERVISOR) {
                    // The one that asks the spec and no server.
                    continue;
                }
                assertThat(result.outcome()).as("%s", result).isIn(Outcome.UNKNOWN, Outcome.NOT_APPLICABLE);
                if (result.outcome() == Outcome.UNKNOWN) {
                    assertThat(result.reason()).as("%s", result).isNotBlank();
                }
            }
        }
    }

    @Test
    void everyCheckIsMadeForTheKindsItHasAMeaningFor() {
        assertThat(notApplicable(SampleFacts.replacing())).containsExactly(CheckId.TARGET_DIRECTORY);
        assertThat(notApplicable(SampleFacts.intoDirectory())).containsExactlyElementsOf(OF_REPLACE_ONLY);
        assertThat(notApplicable(SampleFacts.local()))
                .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.copyOf(OF_LOCAL_TOO)));
    }

    private static List<CheckId> notApplicable(SampleFacts facts) {
        return facts.report().withOutcome(Outcome.NOT_APPLICABLE).stream()
                .map(CheckResult::id)
                .toList();
    }

    @Test
    void theReportHasEveryCheckInItsOrder() {
        assertThat(SampleFacts.replacing().report().results())
                .extracting(CheckResult::id)
                .containsExactly(CheckId.values());
    }
}
