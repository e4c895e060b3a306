package io.github.mysqlclone.internal.checks.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.internal.checks.Checks;
import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.server.Side;
import java.time.Duration;
import java.util.List;
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
    @CsvSource({
        "8.0.21, give it the option skip_slave_start; and RESET SLAVE ALL",
        "8.0.22, give it the option skip_slave_start; and RESET REPLICA ALL",
        "8.0.24, SET PERSIST_ONLY skip_slave_start = ON; and RESET REPLICA ALL",
        "8.0.26, SET PERSIST_ONLY skip_replica_start = ON; and RESET REPLICA ALL"
    })
    void whatToDoIsSaidInTheWordsOfTheVersion(String version, String remedy) {
        Finding finding = donorIsReplica("ON", "ON", 0)
                .both(server -> server.asOf(version))
                .finding(CheckId.REPLICATION_METADATA);
        assertThat(finding.remedy())
                .hasValue("On the recipient: " + remedy + " after the clone, unless that is wanted.");
    }

    @ParameterizedTest
    @CsvSource({"8.0.21, SLAVE", "8.0.22, REPLICA", "9.7.4, REPLICA"})
    void aReplicaIsCalledWhatTheVersionCallsIt(String version, String word) {
        SampleFacts stopped = donorIsReplica("OFF", "ON", 0).both(server -> server.version(version));
        assertThat(stopped.finding(CheckId.DONOR_HEALTH).remedy())
                .hasValueSatisfying(remedy -> assertThat(remedy).contains("SHOW " + word + " STATUS"));
        SampleFacts busy = SampleFacts.replacing()
                .both(server -> server.version(version))
                .recipient(server -> server.channel("cc", "ON", "ON", 0));
        assertThat(busy.finding(CheckId.RECIPIENT_IN_USE).remedy())
                .hasValueSatisfying(remedy -> assertThat(remedy).contains("STOP " + word + ";"));
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

    private static CheckResult whereIntended(Fact<List<Finding>> found) {
        SampleFacts sample = SampleFacts.replacing(spec ->
                spec.preflightPolicy(PreflightPolicy.standard().replicationIntended(participants -> List.of())));
        return Checks.judge(sample.spec(), sample.facts().withReplicationObstacles(found))
                .result(CheckId.REPLICATION_READY)
                .orElseThrow();
    }

    @Test
    void whatIsInTheWayOfReplicationThatIsIntendedRefuses() {
        Finding obstacle = Finding.error(Side.DONOR, "it lets nobody in").afterDataLoss();

        assertThat(whereIntended(Fact.of(List.of(obstacle))).findings()).containsExactly(obstacle);
        assertThat(whereIntended(Fact.of(List.of())).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(whereIntended(Fact.unknown("db1 does not tell")).outcome()).isEqualTo(Outcome.UNKNOWN);
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

    /** It holds what the donor had when the copying ended. */
    @Test
    void theSizeOfTheDonorDoesNotMatterToItsBinaryLogs() {
        SampleFacts.intoDirectory()
                .donor(server ->
                        server.variable("binlog_expire_logs_seconds", "86400").tablespaces(3, 100L << 40))
                .passes(CheckId.BINLOG_RETENTION);
        assertThat(SampleFacts.replacing(
                                spec -> spec.timeouts(CloneTimeouts.defaults().restart(Duration.ofDays(2))))
                        .donor(server -> server.variable("binlog_expire_logs_seconds", "86400"))
                        .finding(CheckId.BINLOG_RETENTION)
                        .message())
                .contains("86400 s", "172800 s");
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
