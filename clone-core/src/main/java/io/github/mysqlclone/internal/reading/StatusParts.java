package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Those status variables that checks look at, in the words of all versions. Everybody may read them. */
final class StatusParts {

    private static final List<String> NAMES = List.of(
            "Innodb_os_log_written",
            "Innodb_redo_log_enabled",
            "Innodb_redo_log_physical_size",
            "Max_used_connections",
            "Performance_schema_metadata_lock_lost",
            "Performance_schema_thread_instances_lost",
            "Rpl_semi_sync_master_clients",
            "Rpl_semi_sync_replica_status",
            "Rpl_semi_sync_slave_status",
            "Rpl_semi_sync_source_clients",
            "Threads_connected",
            "Uptime");

    private StatusParts() {}

    static QueryPart part() {
        String names = NAMES.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return QueryPart.of(
                "status",
                "status variables",
                "FROM performance_schema.global_status WHERE VARIABLE_NAME IN (" + names + ")",
                "VARIABLE_NAME",
                "VARIABLE_VALUE");
    }

    static Fact<Map<String, String>> read(UnitedQuery.Answers answers) {
        return answers.rows("status")
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.text(0).toLowerCase(Locale.ROOT), row -> row.text(1), (one, other) -> one)));
    }
}
