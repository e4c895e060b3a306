package io.github.mysqlclone.internal.checks.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.Severity;
import org.junit.jupiter.api.Test;

/** Arguments that look swapped, and what is lost with the recipient. */
class DirectionCheckTest {

    private static final String OWN = "aaaaaaaa-0000-0000-0000-000000000001:1-5";

    private static SampleFacts named() {
        return SampleFacts.replacing(spec -> spec.replaceDataOf(SampleFacts.RECIPIENT_UUID));
    }

    @Test
    void aDonorThatReplicatesFromTheRecipientLooksSwapped() {
        Finding finding = SampleFacts.replacing()
                .donor(server -> server.channel(SampleFacts.RECIPIENT_UUID, "ON", "ON", 0))
                .finding(CheckId.DIRECTION);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        assertThat(finding.remedy())
                .hasValueSatisfying(
                        remedy -> assertThat(remedy).contains("replaceDataOf(\"" + SampleFacts.RECIPIENT_UUID));
    }

    @Test
    void anEmptyDonorLooksSwapped() {
        assertThat(SampleFacts.replacing()
                        .recipient(server -> server.schema("shop"))
                        .finding(CheckId.DIRECTION)
                        .message())
                .contains("holds no data");
        SampleFacts.replacing().both(server -> server.schema("shop")).passes(CheckId.DIRECTION);
    }

    @Test
    void theRecipientsVeryNameOverrules() {
        assertThat(named().recipient(server -> server.schema("shop"))
                        .finding(CheckId.DIRECTION)
                        .severity())
                .isEqualTo(Severity.NOTICE);
        assertThat(named().recipient(server -> server.session(5, "repl", "Binlog Dump GTID"))
                        .finding(CheckId.RECIPIENT_HAS_REPLICAS)
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void aRecipientThatIsAheadIsRefused() {
        Finding finding = SampleFacts.replacing()
                .both(server -> server.schema("shop"))
                .recipient(server -> server.variable("gtid_executed", OWN))
                .finding(CheckId.GTID_RELATION);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).contains(OWN);
    }

    @Test
    void aRecipientThatDivergedIsWarnedOf() {
        Finding finding = SampleFacts.replacing()
                .both(server -> server.schema("shop"))
                .recipient(server -> server.variable("gtid_executed", OWN))
                .donor(server -> server.variable(
                        "gtid_executed", "bbbbbbbb-0000-0000-0000-000000000002:1-9,\n" + OWN.replace("1-5", "1-3")))
                .finding(CheckId.GTID_RELATION);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.message()).contains(":4-5");
    }

    @Test
    void anEmptyRecipientHasNothingToLose() {
        assertThat(SampleFacts.replacing()
                        .recipient(server -> server.variable("gtid_executed", OWN))
                        .finding(CheckId.GTID_RELATION)
                        .severity())
                .isEqualTo(Severity.NOTICE);
    }

    @Test
    void replicasOfTheRecipientAreRefused() {
        Finding finding = SampleFacts.replacing()
                .recipient(server -> server.session(5, "repl", "Binlog Dump GTID"))
                .finding(CheckId.RECIPIENT_HAS_REPLICAS);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).contains("session 5 (repl@app)");
    }

    @Test
    void namesWithBackticksCannotBeDropped() {
        Finding finding = SampleFacts.replacing()
                .recipient(server -> server.backtick("schema a`b"))
                .finding(CheckId.DROPPABLE_NAMES);
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        assertThat(finding.message()).contains("schema a`b");
        assertThat(finding.errorNumber()).isPresent();
    }

    @Test
    void emptyTablespacesCountAsData() {
        Finding finding = SampleFacts.replacing(spec -> spec)
                .recipient(server -> server.looseTablespace("ts1"))
                .finding(CheckId.RECIPIENT_DATA);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).contains("tablespace ts1");
    }

    @Test
    void aGtidSetThatCannotBeReadIsUnknownAndNoException() {
        CheckResult result = SampleFacts.replacing()
                .recipient(server -> server.variable("gtid_executed", OWN + ",\nd0c2225b-640d-"))
                .check(CheckId.GTID_RELATION);

        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.reason()).contains("gtid_executed cannot be understood");
    }
}
