package io.github.mysqlclone.internal.checks.catalogue;

import static io.github.mysqlclone.preflight.CheckId.BACKUP_LOCK;
import static io.github.mysqlclone.preflight.CheckId.CLONE_RUNNING;
import static io.github.mysqlclone.preflight.CheckId.DDL;
import static io.github.mysqlclone.preflight.CheckId.DONOR_HEADROOM;
import static io.github.mysqlclone.preflight.CheckId.GROUP_REPLICATION;
import static io.github.mysqlclone.preflight.CheckId.INNODB_STATE;
import static io.github.mysqlclone.preflight.CheckId.METADATA_LOCKS;
import static io.github.mysqlclone.preflight.CheckId.PERFORMANCE_SCHEMA;
import static io.github.mysqlclone.preflight.CheckId.READ_ONLY_SCHEMAS;
import static io.github.mysqlclone.preflight.CheckId.RECIPIENT_IN_USE;
import static io.github.mysqlclone.preflight.CheckId.SETTINGS;
import static io.github.mysqlclone.preflight.CheckId.SUPER_READ_ONLY;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import java.util.List;

/** Findings about what a server does and the state it is in, word for word. */
final class StateSamples {

    private StateSamples() {}

    static List<FaultySample> samples() {
        return List.of(
                FaultySample.of(
                        CLONE_RUNNING,
                        "both busy",
                        SampleFacts.replacing()
                                .recipient(server -> server.runningClone("db7:3306", "/backups/x"))
                                .donor(server -> server.session(8, "clone", "Clone")),
                        """
                        ERROR 3634 recipient: it runs a clone already: from db7:3306 into /backups/x, session 77
                        -> Wait for it to end, or cancel it: KILL QUERY the session in clone_status.PID of its recipient.
                        ERROR 3634 donor: it is the donor of another clone now: session 8 (clone@app)
                        -> Wait for it to end, or cancel it: KILL QUERY the session in clone_status.PID of its recipient."""),
                FaultySample.of(
                        GROUP_REPLICATION,
                        "online",
                        SampleFacts.replacing().recipient(server -> server.groupState("ONLINE")),
                        """
                        ERROR 3875 recipient: it runs Group Replication and is ONLINE
                        -> On the recipient: STOP GROUP_REPLICATION;"""),
                FaultySample.of(
                        BACKUP_LOCK,
                        "held",
                        SampleFacts.replacing()
                                .recipient(server -> server.schema("shop")
                                        .session(9, "backup", "Sleep")
                                        .lock("BACKUP LOCK", "", "SHARED", 9)),
                        """
                        ERROR 1205 ★ recipient: another session holds LOCK INSTANCE FOR BACKUP: session 9 (backup@app)
                        -> In that session: UNLOCK INSTANCE; or end it with KILL."""),
                FaultySample.of(
                        DDL,
                        "on both",
                        SampleFacts.replacing()
                                .both(server -> server.session(9, "app", "Query")
                                        .lock("BACKUP LOCK", "", "INTENTION_EXCLUSIVE", 9)),
                        """
                        WARNING 1205 recipient: DDL is running, for which the clone waits clone_ddl_timeout: session 9 (app@app)
                        -> Wait for it to end.
                        NOTICE donor: DDL is running (session 9 (app@app)); only DISCARD or IMPORT TABLESPACE and disabling the redo log would fail the clone (3633)"""),
                FaultySample.of(
                        DDL,
                        "to be held up, by a lock that is let go",
                        SampleFacts.replacing()
                                .recipient(server -> server.variable("clone_block_ddl", "ON"))
                                .donor(server -> server.variable("innodb_validate_tablespace_paths", "OFF")),
                        """
                        WARNING donor: clone_block_ddl is ON, but the first clone after a start with innodb_validate_tablespace_paths=OFF lets its lock go at once: DDL goes on during the copy
                        -> Start it with innodb_validate_tablespace_paths=ON, or clone it into a directory first."""),
                FaultySample.of(
                        METADATA_LOCKS,
                        "a reader",
                        SampleFacts.replacing()
                                .recipient(server -> server.schema("shop")
                                        .session(9, "app", "Sleep")
                                        .lock("TABLE", "shop.item", "SHARED_READ", 9)),
                        """
                        WARNING 1205 ★ recipient: other sessions hold metadata locks on shop.item (session 9 (app@app)), for which dropping waits at most 60 s
                        -> End their transactions, or the sessions with KILL."""),
                FaultySample.of(
                        SUPER_READ_ONLY,
                        "with data",
                        SampleFacts.replacing()
                                .recipient(server -> server.schema("shop").variable("super_read_only", "ON")),
                        """
                        ERROR 1290 recipient: super_read_only is ON, and there is something to drop
                        -> On the recipient: SET GLOBAL super_read_only = OFF;"""),
                FaultySample.of(
                        READ_ONLY_SCHEMAS,
                        "one",
                        SampleFacts.replacing()
                                .recipient(server -> server.schema("shop").readOnlySchema("shop")),
                        """
                        ERROR 3989 ★ recipient: schemas are READ ONLY: shop
                        -> On the recipient: ALTER SCHEMA `shop` READ ONLY = 0;"""),
                FaultySample.of(
                        INNODB_STATE,
                        "read-only on both",
                        SampleFacts.replacing().both(server -> server.variable("innodb_read_only", "ON")),
                        """
                        ERROR 1524 recipient: innodb_read_only is ON, with which the clone plugin cannot start
                        -> Start the recipient with innodb_read_only=OFF.
                        ERROR 1524 donor: innodb_read_only is ON, with which the clone plugin cannot start
                        -> Start the donor with innodb_read_only=OFF."""),
                FaultySample.of(
                        INNODB_STATE,
                        "started to rescue data",
                        SampleFacts.replacing().recipient(server -> server.variable("innodb_force_recovery", "1")),
                        """
                        ERROR 1836 ★ recipient: innodb_force_recovery is 1, with which its data cannot be replaced
                        -> Start the recipient with innodb_force_recovery=0."""),
                FaultySample.of(
                        INNODB_STATE,
                        "an older one started to rescue data",
                        SampleFacts.replacing()
                                .both(server -> server.version("8.4.8"))
                                .recipient(server -> server.variable("innodb_force_recovery", "1")),
                        """
                        WARNING recipient: innodb_force_recovery is 1, with which the copy comes up, too, if it is configured
                        -> Start the recipient with innodb_force_recovery=0."""),
                FaultySample.of(
                        INNODB_STATE,
                        "no redo",
                        SampleFacts.replacing().donor(server -> server.status("innodb_redo_log_enabled", "OFF")),
                        """
                        ERROR 3983 donor: redo logging is disabled (Innodb_redo_log_enabled)
                        -> On the donor: ALTER INSTANCE ENABLE INNODB REDO_LOG;"""),
                FaultySample.of(
                        PERFORMANCE_SCHEMA,
                        "off",
                        SampleFacts.replacing().recipient(server -> server.variable("performance_schema", "OFF")),
                        """
                        ERROR recipient: performance_schema is OFF, so neither progress nor the outcome of a clone can be read. The library refuses this; the server would not
                        -> Start the recipient with performance_schema=ON."""),
                FaultySample.of(
                        DONOR_HEADROOM,
                        "one connection free",
                        SampleFacts.replacing().donor(server -> server.status("threads_connected", "150")),
                        """
                        WARNING 1040 donor: max_connections leaves 1 connection free, the clone may open 17
                        -> Raise max_connections on the donor, or on the recipient: SET GLOBAL clone_max_concurrency = 1;"""),
                FaultySample.of(
                        DONOR_HEADROOM,
                        "much redo",
                        SampleFacts.replacing().donor(server -> server.status("innodb_os_log_written", "36000000000")),
                        """
                        WARNING 1815 donor: it writes 9.54 MiB of redo each second on average, its redo log holds 100.00 MiB
                        -> On the donor: SET GLOBAL innodb_redo_log_capacity = 838860800;"""),
                FaultySample.of(
                        RECIPIENT_IN_USE,
                        "a session with a transaction, and a channel",
                        SampleFacts.replacing()
                                .recipient(server -> server.transaction(9)
                                        .session(9, "app", "Sleep")
                                        .channel("cc", "ON", "ON", 0)),
                        """
                        WARNING recipient: sessions have transactions open: 9
                        -> End them first: they fail, and until then hold up the drop.
                        WARNING recipient: replication runs: the default channel from db9:3306; the clone drops tables before it stops replication
                        -> On the recipient: STOP REPLICA;
                        NOTICE recipient: other sessions are connected: session 9 (app@app)"""),
                FaultySample.of(
                        SETTINGS,
                        "a bandwidth that wraps",
                        SampleFacts.replacing()
                                .recipient(server -> server.variable("clone_max_network_bandwidth", "4096")),
                        """
                        WARNING recipient: clone_max_network_bandwidth is 4096 MiB/s, which the server takes for no limit
                        -> On the recipient: SET GLOBAL clone_max_network_bandwidth = 4095;"""),
                FaultySample.of(
                        SETTINGS,
                        "a bandwidth below the threads, and compression",
                        SampleFacts.replacing()
                                .recipient(server -> server.variable("clone_max_data_bandwidth", "8")
                                        .variable("clone_enable_compression", "ON")),
                        """
                        WARNING recipient: clone_max_data_bandwidth is 8 MiB/s, but each of up to 16 threads copies at least 1 MiB/s
                        -> On the recipient: SET GLOBAL clone_max_concurrency = 8;
                        NOTICE recipient: clone_enable_compression is ON, which is slower on all but slow networks"""));
    }
}
