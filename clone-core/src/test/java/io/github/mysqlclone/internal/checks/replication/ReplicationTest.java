package io.github.mysqlclone.internal.checks.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What replicates from where, before and after. */
class ReplicationTest {

    private static SampleFacts donorIsReplica(String receiver, String applier, long delay) {
        return SampleFacts.replacing().donor(server -> server.channel("cc", receiver, applier, delay));
    }

    @Test
    void aReplicaAsDonorStartsTheCopysReplication() {
        Finding finding = donorIsReplica("ON", "ON", 0).finding(CheckId.REPLICATION_METADATA);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        assertThat(finding.message()).contains("the default channel from db9:3306");
        donorIsReplica("ON", "ON", 0)
                .recipient(server -> server.persisted("skip_replica_start", "ON"))
                .passes(CheckId.REPLICATION_METADATA);
    }

    @ParameterizedTest
    @CsvSource({"OFF, ON, 0, receives nothing (OFF)", "ON, OFF, 0, applies nothing", "ON, ON, 3600, delayed by 3600 s"})
    void aReplicaThatIsNotWellIsWarnedOf(String receiver, String applier, long delay, String fault) {
        assertThat(donorIsReplica(receiver, applier, delay)
                        .finding(CheckId.DONOR_HEALTH)
                        .message())
                .contains(fault);
    }

    @Test
    void lagAndFiltersAreWarnedOf() {
        donorIsReplica("ON", "ON", 0).passes(CheckId.DONOR_HEALTH);
        assertThat(donorIsReplica("ON", "ON", 0)
                        .donor(server -> server.secondsBehind(61))
                        .finding(CheckId.DONOR_HEALTH)
                        .message())
                .contains("61 s behind");
        assertThat(donorIsReplica("ON", "ON", 0)
                        .donor(server -> server.filters(2))
                        .finding(CheckId.DONOR_HEALTH)
                        .message())
                .contains("2 replication filters");
    }

    @ParameterizedTest
    @CsvSource({"server_id, 1, WARNING", "gtid_mode, OFF, WARNING"})
    void whatTheCopyWouldTripOverIsSaid(String variable, String value, Severity severity) {
        Finding finding = SampleFacts.replacing()
                .recipient(server -> server.variable(variable, value))
                .finding(CheckId.REPLICATION_READY);
        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.message()).contains(variable + " is " + value);
    }

    @Test
    void aDonorWithoutBinaryLogIsNoticed() {
        assertThat(SampleFacts.replacing()
                        .donor(server -> server.variable("log_bin", "OFF"))
                        .finding(CheckId.REPLICATION_READY)
                        .severity())
                .isEqualTo(Severity.NOTICE);
    }

    @Test
    void binaryLogsMustOutliveTheCopy() {
        Finding finding = SampleFacts.intoDirectory()
                .donor(server -> server.variable("binlog_expire_logs_seconds", "600"))
                .finding(CheckId.BINLOG_RETENTION);
        assertThat(finding.message()).contains("600 s", "3600 s");
        SampleFacts.replacing()
                .donor(server -> server.variable("binlog_expire_logs_seconds", "0"))
                .passes(CheckId.BINLOG_RETENTION);
    }

    private static SampleFacts semisync(long timeout, int clients) {
        return SampleFacts.replacing()
                .recipient(server -> server.channel(SampleFacts.DONOR_UUID, "ON", "ON", 0))
                .donor(server -> server.variable("rpl_semi_sync_source_enabled", "ON")
                        .variable("rpl_semi_sync_source_wait_for_replica_count", "1")
                        .variable("rpl_semi_sync_source_timeout", Long.toString(timeout))
                        .status("rpl_semi_sync_source_clients", Integer.toString(clients)));
    }

    @Test
    void aDonorThatWaitsForTheRecipientIsWarnedOf() {
        assertThat(semisync(10_000, 1).finding(CheckId.DONOR_SEMISYNC).severity())
                .isEqualTo(Severity.WARNING);
        assertThat(semisync(600_000, 1).finding(CheckId.DONOR_SEMISYNC).severity())
                .isEqualTo(Severity.ERROR);
        semisync(600_000, 2).passes(CheckId.DONOR_SEMISYNC);
    }
}
