package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Activity;
import io.github.mysqlclone.internal.facts.Activity.MetadataLock;
import io.github.mysqlclone.internal.facts.Activity.RunningClone;
import io.github.mysqlclone.internal.facts.Activity.Session;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Plugin;
import io.github.mysqlclone.internal.facts.Plugins;
import io.github.mysqlclone.internal.facts.Replication;
import io.github.mysqlclone.internal.facts.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads with one statement what a server is doing: the Performance Schema has it all. */
final class ActivityReader {

    private ActivityReader() {}

    record Findings(Activity activity, Settings settings, Replication replication) {}

    static Findings read(UnitedQuery query, AccountVisibility powers, Fact<Plugins> plugins) {
        List<QueryPart> parts = new ArrayList<>(parts(powers, plugins));
        parts.addAll(SettingsParts.of(powers));
        parts.addAll(ReplicationParts.of(powers));
        UnitedQuery.Answers answers = query.ask(parts);
        return new Findings(activity(answers), SettingsParts.read(answers, plugins), ReplicationParts.read(answers));
    }

    private static List<QueryPart> parts(AccountVisibility powers, Fact<Plugins> plugins) {
        return List.of(
                // Unlike the process list, this table shows all sessions to whoever may read it (seen on 9.7.4).
                QueryPart.of(
                                "session",
                                "sessions",
                                "FROM performance_schema.threads WHERE TYPE = 'FOREGROUND' AND PROCESSLIST_USER <> ''"
                                        + " AND PROCESSLIST_USER <> 'event_scheduler' AND NAME NOT LIKE '%replica%'"
                                        + " AND NAME NOT LIKE '%slave%' AND PROCESSLIST_ID <> CONNECTION_ID()"
                                        + " LIMIT 5000",
                                "THREAD_ID",
                                "PROCESSLIST_ID",
                                "PROCESSLIST_USER",
                                "PROCESSLIST_HOST",
                                "PROCESSLIST_COMMAND",
                                "PROCESSLIST_TIME")
                        .unless(powers.lacksPerformanceSchema("threads")),
                QueryPart.of(
                                "instrument",
                                "the instrument wait/lock/metadata/sql/mdl",
                                "FROM performance_schema.setup_instruments WHERE NAME = 'wait/lock/metadata/sql/mdl'",
                                "ENABLED")
                        .unless(powers.lacksPerformanceSchema("setup_instruments")),
                QueryPart.of(
                                "lock",
                                "metadata locks",
                                "FROM performance_schema.metadata_locks"
                                        + " WHERE NOT (OWNER_THREAD_ID <=> PS_CURRENT_THREAD_ID())"
                                        + " AND (OBJECT_TYPE = 'BACKUP LOCK'"
                                        // FLUSH TABLES WITH READ LOCK; what writes takes INTENTION_EXCLUSIVE.
                                        + " OR OBJECT_TYPE = 'GLOBAL' AND LOCK_TYPE = 'SHARED'"
                                        + " OR OBJECT_TYPE IN ('SCHEMA', 'TABLE')"
                                        + " AND OBJECT_SCHEMA NOT IN"
                                        + " ('mysql', 'information_schema', 'performance_schema', 'sys')) LIMIT 1000",
                                "OBJECT_TYPE",
                                "CONCAT_WS('.', OBJECT_SCHEMA, OBJECT_NAME)",
                                "LOCK_TYPE",
                                "LOCK_STATUS",
                                "OWNER_THREAD_ID")
                        .unless(powers.lacksPerformanceSchema("metadata_locks")),
                QueryPart.of(
                                "transaction",
                                "open transactions",
                                "FROM information_schema.INNODB_TRX WHERE trx_mysql_thread_id NOT IN (0, CONNECTION_ID())"
                                        + " LIMIT 1000",
                                "trx_mysql_thread_id")
                        .unless(powers.lacksProcess()),
                QueryPart.of(
                                "clone",
                                "the running clone",
                                "FROM performance_schema.clone_status WHERE STATE = 'In Progress' AND PID <> 0",
                                "SOURCE",
                                "DESTINATION",
                                "PID")
                        .unless(lacksClonePlugin(plugins))
                        .unless(powers.lacksPerformanceSchema("clone_status")),
                QueryPart.of(
                                "member",
                                "the state in Group Replication",
                                "FROM performance_schema.replication_group_members"
                                        + " WHERE MEMBER_ID = @@server_uuid AND MEMBER_STATE <> 'OFFLINE'",
                                "MEMBER_STATE")
                        .unless(powers.lacksPerformanceSchema("replication_group_members")),
                StatusParts.part());
    }

    private static Optional<String> lacksClonePlugin(Fact<Plugins> plugins) {
        boolean active = plugins.known()
                .flatMap(Plugins::clonePlugin)
                .filter(Plugin::isActive)
                .isPresent();
        return active ? Optional.empty() : Optional.of("the clone plugin is not active there");
    }

    private static Activity activity(UnitedQuery.Answers answers) {
        return new Activity(
                answers.rows("session")
                        .map(rows -> rows.stream()
                                .map(row -> new Session(
                                        row.number(0),
                                        row.number(1),
                                        row.text(2),
                                        row.text(3),
                                        row.text(4),
                                        row.number(5)))
                                .toList()),
                locks(answers),
                answers.rows("transaction")
                        .map(rows -> rows.stream().map(row -> row.number(0)).toList()),
                answers.rows("clone")
                        .map(rows -> rows.stream()
                                .map(row -> new RunningClone(row.text(0), row.text(1), row.number(2)))
                                .findFirst()),
                answers.rows("member")
                        .map(rows -> rows.stream().map(row -> row.text(0)).findFirst()),
                StatusParts.read(answers));
    }

    /** With its instrument off the table is empty, or shows what was locked before that: both prove nothing. */
    private static Fact<List<MetadataLock>> locks(UnitedQuery.Answers answers) {
        return answers.rows("instrument").flatMap(instrument -> {
            boolean enabled = instrument.stream().anyMatch(row -> row.text(0).equals("YES"));
            return enabled
                    ? answers.rows("lock")
                            .map(rows -> rows.stream()
                                    .map(row -> new MetadataLock(
                                            row.text(0),
                                            row.text(1).isEmpty() ? "the whole server" : row.text(1),
                                            row.text(2),
                                            row.text(3).equals("GRANTED"),
                                            row.number(4)))
                                    .toList())
                    : Fact.unknown("metadata locks cannot be seen: the instrument wait/lock/metadata/sql/mdl is off"
                            + " in performance_schema.setup_instruments");
        });
    }
}
