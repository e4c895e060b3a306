package io.github.mysqlclone.internal.checks.restart;

import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.facts.Settings;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Set;

/** What the recipient's restart does besides. */
public final class RestartSettings {

    /** Global only, so that a session cannot have set them for itself, and of some weight. */
    private static final Set<String> OF_WEIGHT = Set.of(
            "binlog_expire_logs_seconds",
            "clone_valid_donor_list",
            "enforce_gtid_consistency",
            "event_scheduler",
            "gtid_mode",
            "innodb_buffer_pool_size",
            "innodb_flush_log_at_trx_commit",
            "innodb_io_capacity",
            "innodb_redo_log_capacity",
            "max_connections",
            "offline_mode",
            "read_only",
            "require_secure_transport",
            "server_id",
            "super_read_only",
            "sync_binlog");

    private RestartSettings() {}

    /** Settings made at run time and not persisted. */
    public static Verdict runtimeSettings(Subject subject) {
        Settings settings = subject.recipient().server().details().settings();
        return Verdict.on(settings.setAtRuntime(), settings.persisted(), (changed, persisted) -> {
            List<String> lost = OF_WEIGHT.stream()
                    .filter(changed::contains)
                    .filter(name -> !persisted.containsKey(name))
                    .sorted()
                    .toList();
            return Verdict.foundIf(
                    !lost.isEmpty(),
                    () -> Finding.notice(
                                    Side.RECIPIENT,
                                    "settings made while it ran are lost at the restart: " + Listing.of(lost))
                            .remedy("SET PERSIST those that are to stay."));
        });
    }

    /** Statements that mysqld runs when it starts. */
    public static Verdict initFile(Subject subject) {
        return Verdict.on(
                subject.recipientVariable("init_file"),
                file -> Verdict.foundIf(
                        !file.isEmpty(),
                        () -> Finding.warning(
                                        Side.RECIPIENT,
                                        "init_file " + file + " will run on the cloned data at the restart")
                                .remedy("Make sure that its statements suit the donor's data.")));
    }

    /** Group Replication that starts by itself. */
    public static Verdict groupReplicationOnBoot(Subject subject) {
        ServerFacts recipient = subject.recipient().server();
        String group =
                recipient.variable("group_replication_group_name").known().orElse("");
        if (group.isEmpty()) {
            return Verdict.on(recipient.variables(), variables -> Verdict.passed());
        }
        return Verdict.on(
                recipient.afterRestart("group_replication_start_on_boot"),
                value -> Verdict.foundIf(
                        value.equals("ON"),
                        () -> Finding.warning(
                                        Side.RECIPIENT,
                                        "group_replication_start_on_boot is ON: the copy joins group " + group
                                                + " by itself")
                                .remedy("Unless that is wanted: SET PERSIST group_replication_start_on_boot = OFF;")));
    }

    /** Who starts mysqld again; SQL cannot tell whether anybody does. */
    public static Verdict supervisor(Subject subject) {
        String said = subject.remote().restartStrategy() instanceof RestartStrategy.Supervised
                ? "the spec says that somebody supervises mysqld and starts it again, which SQL cannot prove; without"
                        + " that it stays down (3707) until it is started, which completes the clone"
                : "the spec's own action starts mysqld again if nobody else does";
        return Verdict.found(Finding.notice(Side.RECIPIENT, said));
    }
}
