package io.github.mysqlclone.internal.checks.restart;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Settings;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Set;

/** Settings made at run time and not persisted are lost at the restart. */
public final class RuntimeSettingsCheck {

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

    private RuntimeSettingsCheck() {}

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
}
