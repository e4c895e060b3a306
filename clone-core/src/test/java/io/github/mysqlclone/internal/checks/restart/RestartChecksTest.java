package io.github.mysqlclone.internal.checks.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.facts.LoginAtDonor;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import org.junit.jupiter.api.Test;

/** What the copy is like once the recipient is back. */
class RestartChecksTest {

    @Test
    void aPluginFromInstallPluginIsLost() {
        Finding finding = SampleFacts.replacing()
                .recipient(server -> server.installed("clone"))
                .finding(CheckId.PLUGIN_SURVIVES);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        SampleFacts.replacing().both(server -> server.installed("clone")).passes(CheckId.PLUGIN_SURVIVES);
    }

    @Test
    void itIsAnErrorWhereItCannotBeInstalledAgain() {
        assertThat(SampleFacts.replacing()
                        .recipient(server -> server.installed("clone").persisted("super_read_only", "ON"))
                        .finding(CheckId.PLUGIN_SURVIVES)
                        .message())
                .contains("super_read_only");
        Finding finding = SampleFacts.replacing()
                .recipient(server -> server.installed("clone"))
                .login(new LoginAtDonor.Admitted("clone", true, false))
                .finding(CheckId.PLUGIN_SURVIVES);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).contains("'clone' has no INSERT on mysql.plugin");
    }

    @Test
    void eventsOfTheDonorFireUnlessTheSchedulerIsOff() {
        SampleFacts facts = SampleFacts.replacing().donor(server -> server.event("shop.purge"));
        Finding finding = facts.finding(CheckId.EVENTS);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.message()).contains("shop.purge");
        facts.recipient(server -> server.persisted("event_scheduler", "OFF")).passes(CheckId.EVENTS);
    }

    @Test
    void aSchedulerSwitchedOffAtRunTimeProvesNothing() {
        assertThat(SampleFacts.replacing()
                        .donor(server -> server.event("shop.purge"))
                        .recipient(server ->
                                server.variable("event_scheduler", "OFF").atRuntime("event_scheduler"))
                        .finding(CheckId.EVENTS)
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void aCopyThatTakesWritesIsSaid() {
        assertThat(SampleFacts.replacing()
                        .finding(CheckId.WRITABLE_AFTER_RESTART)
                        .severity())
                .isEqualTo(Severity.NOTICE);
        SampleFacts.replacing()
                .recipient(server -> server.persisted("super_read_only", "ON"))
                .passes(CheckId.WRITABLE_AFTER_RESTART);
        Finding runtime = SampleFacts.replacing()
                .recipient(server -> server.variable("read_only", "ON")
                        .atRuntime("read_only")
                        .atRuntime("super_read_only"))
                .finding(CheckId.WRITABLE_AFTER_RESTART);
        assertThat(runtime.severity()).isEqualTo(Severity.WARNING);
        assertThat(SampleFacts.replacing()
                        .donor(server -> server.variable("read_only", "ON"))
                        .finding(CheckId.WRITABLE_AFTER_RESTART)
                        .message())
                .contains("the donor is read-only");
    }

    @Test
    void settingsMadeAtRunTimeAreLost() {
        Finding finding = SampleFacts.replacing()
                .recipient(server -> server.atRuntime("max_connections")
                        .atRuntime("sync_binlog")
                        .persisted("sync_binlog", "1")
                        .atRuntime("sort_buffer_size"))
                .finding(CheckId.RUNTIME_SETTINGS);
        assertThat(finding.message()).endsWith(": max_connections");
    }

    @Test
    void whatRunsAtTheRestartIsWarnedOf() {
        assertThat(SampleFacts.replacing()
                        .recipient(server -> server.variable("init_file", "/etc/mysql/init.sql"))
                        .finding(CheckId.INIT_FILE)
                        .message())
                .contains("/etc/mysql/init.sql");
        assertThat(SampleFacts.replacing()
                        .recipient(server -> server.plugin("group_replication", "group_replication.so")
                                .variable("group_replication_group_name", "dddd")
                                .variable("group_replication_start_on_boot", "ON"))
                        .finding(CheckId.GR_ON_BOOT)
                        .message())
                .contains("dddd");
    }

    @Test
    void settingsThatDifferAreNamed() {
        Finding finding = SampleFacts.replacing()
                .recipient(server -> server.variable("sql_mode", ""))
                .finding(CheckId.NOT_COPIED);
        assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
        assertThat(finding.message()).contains("sql_mode (, donor STRICT_TRANS_TABLES)");
    }

    @Test
    void whoStartsTheServerAgainIsSaid() {
        assertThat(SampleFacts.replacing().finding(CheckId.SUPERVISOR).message())
                .contains("3707");
        assertThat(SampleFacts.replacing(
                                spec -> spec.replaceData().restartStrategy(RestartStrategy.callback(server -> {})))
                        .finding(CheckId.SUPERVISOR)
                        .message())
                .contains("own action");
    }
}
