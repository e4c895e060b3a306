package io.github.mysqlclone.internal.checks.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.checks.sample.SampleServer;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the clone meets on both servers: work, room and settings. */
class LoadTest {

    @Test
    void openTransactionsRunningChannelsAndSessionsAreNamed() {
        CheckResult result = SampleFacts.replacing()
                .recipient(server -> server.transaction(9)
                        .channel(SampleFacts.DONOR_UUID, "ON", "ON", 0)
                        .session(9, "app", "Sleep"))
                .check(CheckId.RECIPIENT_IN_USE);
        assertThat(result.findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING, Severity.WARNING, Severity.NOTICE);
        assertThat(result.findings().get(1).message()).contains("the default channel from db9:3306");
        assertThat(result.findings().get(2).message()).contains("session 9 (app@app)");
    }

    @Test
    void tooFewConnectionsAreWarnedOf() {
        Finding finding = SampleFacts.replacing()
                .donor(server -> server.status("threads_connected", "140"))
                .finding(CheckId.DONOR_HEADROOM);
        assertThat(finding.errorNumber()).hasValue(1040);
        assertThat(finding.message()).contains("11 connections", "17");
    }

    @Test
    void aSmallRedoLogUnderHeavyWritesIsWarnedOf() {
        Finding finding = SampleFacts.local()
                .recipient(server -> server.status("innodb_os_log_written", "36000000000"))
                .finding(CheckId.DONOR_HEADROOM);
        assertThat(finding.errorNumber()).hasValue(1815);
        assertThat(finding.message()).contains("9.54 MiB", "100.00 MiB");
    }

    @Test
    void theRedoLogOfOlderServersIsSoManyFiles() {
        CheckResult roomy = SampleFacts.local().recipient(LoadTest::before8030).check(CheckId.DONOR_HEADROOM);
        Finding small = SampleFacts.local()
                .recipient(server -> before8030(server).status("innodb_os_log_written", "36000000000"))
                .finding(CheckId.DONOR_HEADROOM);

        assertThat(roomy.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(small.message()).contains("96.00 MiB");
        assertThat(small.remedy().orElseThrow())
                .contains("innodb_log_file_size")
                .doesNotContain("SET GLOBAL");
    }

    /** A server of 8.0.30 has the old variables beside the new one, and heeds the new one. */
    @Test
    void theOneVariableCountsWhereThereAreBoth() {
        Finding small = SampleFacts.local()
                .recipient(server -> before8030(server)
                        .version("8.0.30")
                        .variable("innodb_redo_log_capacity", "104857600")
                        .status("innodb_os_log_written", "36000000000"))
                .finding(CheckId.DONOR_HEADROOM);

        assertThat(small.message()).contains("100.00 MiB");
    }

    @ParameterizedTest
    @CsvSource({"8.0.17, SLAVE", "8.0.21, SLAVE", "8.0.22, REPLICA", "9.7.4, REPLICA"})
    void aChannelIsStoppedInTheWordsOfTheVersion(String version, String word) {
        Finding channel = SampleFacts.replacing()
                .recipient(server -> server.version(version).channel(SampleFacts.DONOR_UUID, "ON", "ON", 0))
                .finding(CheckId.RECIPIENT_IN_USE);

        assertThat(channel.remedy()).contains("On the recipient: STOP " + word + ";");
    }

    private static SampleServer before8030(SampleServer server) {
        return server.version("8.0.29")
                .without("innodb_redo_log_capacity")
                .variable("innodb_log_file_size", "50331648")
                .variable("innodb_log_files_in_group", "2");
    }

    @Test
    void aServerThatWasJustFilledIsNotTakenForABusyOne() {
        CheckResult result = SampleFacts.replacing()
                .donor(server ->
                        server.status("innodb_os_log_written", "36000000000").status("uptime", "3599"))
                .check(CheckId.DONOR_HEADROOM);
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    }

    @ParameterizedTest
    @CsvSource({"4096, no limit", "5000, 904 MiB/s"})
    void aBandwidthThatWrapsIsWarnedOf(String value, String meaning) {
        Finding finding = SampleFacts.replacing()
                .recipient(server -> server.variable("clone_max_network_bandwidth", value))
                .finding(CheckId.SETTINGS);
        assertThat(finding.message()).contains(value, meaning);
    }

    @Test
    void aBandwidthBelowTheThreadsIsNotReached() {
        Finding finding = SampleFacts.local()
                .recipient(server -> server.variable("clone_max_data_bandwidth", "8"))
                .finding(CheckId.SETTINGS);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.message()).contains("8 MiB/s", "16 threads");
    }

    @Test
    void compressionIsNoticed() {
        assertThat(SampleFacts.replacing()
                        .recipient(server -> server.variable("clone_enable_compression", "ON"))
                        .finding(CheckId.SETTINGS)
                        .severity())
                .isEqualTo(Severity.NOTICE);
    }
}
