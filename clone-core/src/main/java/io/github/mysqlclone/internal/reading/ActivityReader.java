package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Activity;
import io.github.mysqlclone.internal.facts.Activity.MetadataLock;
import io.github.mysqlclone.internal.facts.Activity.RunningClone;
import io.github.mysqlclone.internal.facts.Activity.Session;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Plugins;
import io.github.mysqlclone.internal.facts.Replication;
import io.github.mysqlclone.internal.facts.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a server is doing: the Performance Schema has it all. */
final class ActivityReader {

    /** More are of no use to a person; what a check decides by comes first. */
    private static final int MOST_SESSIONS = 5_000;

    private static final int MOST_LOCKS = 1_000;

    private ActivityReader() {}

    record Findings(Activity activity, Settings settings, Replication replication) {}

    static List<QueryPart> parts(AccountVisibility powers, boolean seesClone) {
        List<QueryPart> parts = new ArrayList<>(own(powers, seesClone));
        parts.addAll(SettingsParts.of(powers));
        parts.addAll(ReplicationParts.of(powers));
        return parts;
    }

    static Findings read(UnitedQuery.Answers answers, Map<String, String> variables, Fact<Plugins> plugins) {
        return new Findings(
                activity(answers, variables),
                SettingsParts.read(answers, variables, plugins),
                ReplicationParts.read(answers));
    }

    private static List<QueryPart> own(AccountVisibility powers, boolean seesClone) {
        return List.of(
                // Unlike the process list, this table shows all sessions to whoever may read it (seen on 9.7.4).
                QueryPart.of(
                                "session",
                                "sessions",
                                "FROM performance_schema.threads WHERE TYPE = 'FOREGROUND' AND PROCESSLIST_USER <> ''"
                                        + " AND PROCESSLIST_USER <> 'event_scheduler' AND NAME NOT LIKE '%replica%'"
                                        + " AND NAME NOT LIKE '%slave%' AND PROCESSLIST_ID <> CONNECTION_ID()"
                                        // Its client has gone: a look of ours that has just ended, too.
                                        + " AND NOT PROCESSLIST_COMMAND <=> 'Quit'"
                                        + " ORDER BY PROCESSLIST_COMMAND LIKE 'Binlog Dump%' OR"
                                        + " PROCESSLIST_COMMAND = 'clone' DESC LIMIT " + (MOST_SESSIONS + 1),
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
                                        + " ('mysql', 'information_schema', 'performance_schema', 'sys'))"
                                        + " ORDER BY LOCK_STATUS = 'GRANTED' DESC, OBJECT_TYPE = 'BACKUP LOCK' DESC"
                                        + " LIMIT " + (MOST_LOCKS + 1),
                                "OBJECT_TYPE",
                                "CONCAT_WS('.', OBJECT_SCHEMA, OBJECT_NAME)",
                                "LOCK_TYPE",
                                "LOCK_STATUS",
                                "OWNER_THREAD_ID")
                        .unless(powers.lacksPerformanceSchema("metadata_locks")),
                // The table shows what was true up to 0.1 s ago: a look of ours that has just ended, too (seen on
                // 9.7.4).
                QueryPart.of(
                                "transaction",
                                "open transactions",
                                "FROM information_schema.INNODB_TRX WHERE trx_mysql_thread_id NOT IN (0, CONNECTION_ID())"
                                        + " AND LEFT(COALESCE(trx_query, ''), " + QueryPart.BEGINNING.length()
                                        + ") <> '"
                                        + QueryPart.BEGINNING + "'"
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
                        .unless(seesClone ? Optional.empty() : Optional.of("the clone plugin is not active there"))
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

    private static Activity activity(UnitedQuery.Answers answers, Map<String, String> variables) {
        return new Activity(
                sessions(answers, variables),
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

    /**
     * Sessions that the Performance Schema has no room for are missing without a word, and all of them where it is off.
     * Beyond the limit those that serve a clone or a replica come first: the list is whole as far as these go.
     */
    private static Fact<List<Session>> sessions(UnitedQuery.Answers answers, Map<String, String> variables) {
        if ("OFF".equals(variables.get("performance_schema"))) {
            return Fact.unknown("sessions cannot be seen: performance_schema is OFF there");
        }
        return LostInstances.none(answers, "performance_schema_thread_instances_lost", "sessions")
                .flatMap(none -> answers.rows("session"))
                .map(rows -> rows.stream().map(ActivityReader::session).toList())
                .flatMap(all -> all.size() > MOST_SESSIONS && isServing(all.get(MOST_SESSIONS))
                        ? Fact.unknown("more than " + MOST_SESSIONS + " sessions serve replicas or clones there")
                        : Fact.of(all));
    }

    private static Session session(FactRow row) {
        return new Session(row.number(0), row.number(1), row.text(2), row.text(3), row.text(4), row.number(5));
    }

    private static boolean isServing(Session session) {
        return session.servesClone() || session.servesReplica();
    }

    /**
     * With its instrument off the table is empty, or shows what was locked before that: both prove nothing. Beyond the
     * limit what is held comes before what is waited for, and backup locks first: the list is whole as far as these go.
     */
    private static Fact<List<MetadataLock>> locks(UnitedQuery.Answers answers) {
        return answers.rows("instrument")
                .flatMap(instrument -> instrument.stream()
                                .anyMatch(row -> row.text(0).equals("YES"))
                        ? LostInstances.none(answers, "performance_schema_metadata_lock_lost", "metadata locks")
                        : Fact.unknown("metadata locks cannot be seen: the instrument wait/lock/metadata/sql/mdl is off"
                                + " in performance_schema.setup_instruments"))
                .flatMap(none -> answers.rows("lock"))
                .map(rows -> rows.stream().map(ActivityReader::lock).toList())
                .flatMap(all -> all.size() > MOST_LOCKS
                                && all.get(MOST_LOCKS).isBackupLock()
                                && all.get(MOST_LOCKS).isGranted()
                        ? Fact.unknown("more than " + MOST_LOCKS + " backup locks are held there")
                        : Fact.of(all));
    }

    private static MetadataLock lock(FactRow row) {
        return new MetadataLock(
                row.text(0),
                row.text(1).isEmpty() ? "the whole server" : row.text(1),
                row.text(2),
                row.text(3).equals("GRANTED"),
                row.number(4));
    }
}
