package io.github.mysqlclone.internal.checks.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.server.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A recipient that does not let its data be dropped. */
class ReadOnlyRecipientTest {

    @Test
    void superReadOnlyMattersOnlyWithSomethingToDrop() {
        SampleFacts.replacing()
                .recipient(server -> server.variable("super_read_only", "ON"))
                .passes(CheckId.SUPER_READ_ONLY);
        Finding finding = SampleFacts.replacing()
                .recipient(server -> server.variable("super_read_only", "ON").schema("shop"))
                .finding(CheckId.SUPER_READ_ONLY);
        assertThat(finding.errorNumber()).hasValue(1290);
        assertThat(finding.onlyAfterDataLoss()).isFalse();
        assertThat(finding.remedy())
                .hasValueSatisfying(remedy -> assertThat(remedy).contains("SET GLOBAL super_read_only = OFF"));
    }

    @Test
    void anEmptyTablespaceIsSomethingToDrop() {
        assertThat(SampleFacts.replacing()
                        .recipient(server ->
                                server.variable("super_read_only", "ON").looseTablespace("ts1"))
                        .finding(CheckId.SUPER_READ_ONLY)
                        .errorNumber())
                .hasValue(1290);
    }

    @Test
    void readOnlySchemasAreNamed() {
        Finding finding = SampleFacts.replacing()
                .recipient(server -> server.schema("a`b").readOnlySchema("a`b"))
                .finding(CheckId.READ_ONLY_SCHEMAS);
        assertThat(finding.errorNumber()).hasValue(3989);
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        assertThat(finding.remedy())
                .hasValueSatisfying(remedy -> assertThat(remedy).contains("ALTER SCHEMA `a``b` READ ONLY = 0"));
        SampleFacts.replacing()
                .recipient(server -> server.version("8.0.21").readOnlySchema("no such option then"))
                .passes(CheckId.READ_ONLY_SCHEMAS);
    }

    @Test
    void aReadOnlySchemaIsNamedAlthoughOthersMayBeHidden() {
        CheckResult result = SampleFacts.replacing()
                .recipient(server ->
                        server.schema("shop").readOnlySchema("shop").hiddenSchemas("the account lacks SHOW DATABASES"))
                .check(CheckId.READ_ONLY_SCHEMAS);
        assertThat(result.outcome()).isEqualTo(Outcome.FOUND);
        assertThat(result.reason()).contains("SHOW DATABASES");
        assertThat(SampleFacts.replacing()
                        .recipient(server -> server.hiddenSchemas("the account lacks SHOW DATABASES"))
                        .unknown(CheckId.READ_ONLY_SCHEMAS))
                .contains("SHOW DATABASES");
    }

    @Test
    void innodbMustBeAbleToWriteOnBothSidesOrTheCloneIsRefusedBeforeItBegins() {
        List<Finding> findings = SampleFacts.replacing()
                .both(server -> server.variable("innodb_read_only", "ON"))
                .check(CheckId.INNODB_STATE)
                .findings();
        assertThat(findings).extracting(Finding::side).containsExactly(Side.RECIPIENT, Side.DONOR);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.errorNumber()).hasValue(1524);
            assertThat(finding.onlyAfterDataLoss()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"9.0.0, 1", "9.7.4, 1", "9.7.4, 6", "8.0.30, 2", "8.4.8, 6"})
    void aRecipientStartedToRescueDataLosesSomeOfItFirst(String version, String value) {
        Finding recovery = SampleFacts.replacing()
                .both(server -> server.version(version))
                .recipient(server -> server.variable("innodb_force_recovery", value))
                .finding(CheckId.INNODB_STATE);
        assertThat(recovery.severity()).isEqualTo(Severity.ERROR);
        assertThat(recovery.errorNumber()).hasValue(1836);
        assertThat(recovery.onlyAfterDataLoss()).isTrue();
        assertThat(recovery.message()).contains("innodb_force_recovery is " + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.0.17", "8.0.30", "8.4.8"})
    void before900ItIsReplacedAllTheSame(String version) {
        Finding recovery = SampleFacts.replacing()
                .both(server -> server.version(version))
                .recipient(server -> server.variable("innodb_force_recovery", "1"))
                .finding(CheckId.INNODB_STATE);
        assertThat(recovery.severity()).isEqualTo(Severity.WARNING);
        assertThat(recovery.errorNumber()).isEmpty();
        assertThat(recovery.message()).contains("innodb_force_recovery is 1");
    }

    @Test
    void theServerThatIsCopiedMustLogRedo() {
        Finding donor = SampleFacts.intoDirectory()
                .donor(server -> server.status("innodb_redo_log_enabled", "OFF"))
                .finding(CheckId.INNODB_STATE);
        assertThat(donor.errorNumber()).hasValue(3983);
        assertThat(donor.side()).isEqualTo(Side.DONOR);
        Finding local = SampleFacts.local()
                .recipient(server -> server.status("innodb_redo_log_enabled", "OFF"))
                .finding(CheckId.INNODB_STATE);
        assertThat(local.side()).isEqualTo(Side.RECIPIENT);
        SampleFacts.replacing()
                .recipient(server -> server.status("innodb_redo_log_enabled", "OFF"))
                .passes(CheckId.INNODB_STATE);
    }

    @Test
    void thePerformanceSchemaIsNeeded() {
        Finding finding = SampleFacts.replacing()
                .recipient(server -> server.variable("performance_schema", "OFF"))
                .finding(CheckId.PERFORMANCE_SCHEMA);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.errorNumber()).isEmpty();
    }

    @Test
    void aRunningGroupMemberIsNotReplaced() {
        Finding finding = SampleFacts.replacing()
                .recipient(server -> server.groupState("ERROR"))
                .finding(CheckId.GROUP_REPLICATION);
        assertThat(finding.errorNumber()).hasValue(3875);
        assertThat(finding.message()).contains("ERROR");
    }

    @Test
    void whatAServerSaysFirstOfAReadOnlyMemberIsNamedFirst() {
        List<Finding> findings = SampleFacts.replacing()
                .recipient(server -> server.groupState("RECOVERING")
                        .variable("super_read_only", "ON")
                        .schema("shop"))
                .donor(server -> server.schema("shop"))
                .report()
                .findings(Severity.ERROR);
        assertThat(findings)
                .extracting(finding -> finding.errorNumber().orElse(0))
                .containsExactly(3875, 1290);
    }
}
