package io.github.mysqlclone.internal.checks.catalogue;

import static io.github.mysqlclone.preflight.CheckId.EVENTS;
import static io.github.mysqlclone.preflight.CheckId.GR_ON_BOOT;
import static io.github.mysqlclone.preflight.CheckId.INIT_FILE;
import static io.github.mysqlclone.preflight.CheckId.NOT_COPIED;
import static io.github.mysqlclone.preflight.CheckId.PLUGIN_SURVIVES;
import static io.github.mysqlclone.preflight.CheckId.RUNTIME_SETTINGS;
import static io.github.mysqlclone.preflight.CheckId.SUPERVISOR;
import static io.github.mysqlclone.preflight.CheckId.WRITABLE_AFTER_RESTART;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import java.util.List;

/** Findings about what the copy will be like, word for word. */
final class RestartSamples {

    private RestartSamples() {}

    static List<FaultySample> samples() {
        return List.of(
                FaultySample.of(
                        PLUGIN_SURVIVES,
                        "installed again",
                        SampleFacts.replacing().recipient(server -> server.installed("clone")),
                        """
                        WARNING ★ recipient: it has the clone plugin from INSTALL PLUGIN, the donor from its configuration: after the restart the recipient has none, until it is installed again
                        -> On the recipient: plugin-load-add=mysql_clone.so in its configuration; or on the donor: INSTALL PLUGIN clone SONAME 'mysql_clone.so';"""),
                FaultySample.of(
                        PLUGIN_SURVIVES,
                        "and cannot be installed again",
                        SampleFacts.replacing()
                                .recipient(server -> server.installed("clone").persisted("super_read_only", "ON")),
                        """
                        ERROR ★ recipient: it has the clone plugin from INSTALL PLUGIN, the donor from its configuration: after the restart the recipient has none, and it cannot be installed again, as the recipient will be super_read_only
                        -> On the recipient: plugin-load-add=mysql_clone.so in its configuration; or on the donor: INSTALL PLUGIN clone SONAME 'mysql_clone.so';"""),
                FaultySample.of(
                        RUNTIME_SETTINGS,
                        "one",
                        SampleFacts.replacing().recipient(server -> server.atRuntime("max_connections")),
                        """
                        NOTICE recipient: settings made while it ran are lost at the restart: max_connections
                        -> SET PERSIST those that are to stay."""),
                FaultySample.of(
                        INIT_FILE,
                        "one",
                        SampleFacts.replacing()
                                .recipient(server -> server.variable("init_file", "/etc/mysql/init.sql")),
                        """
                        WARNING recipient: init_file /etc/mysql/init.sql will run on the cloned data at the restart
                        -> Make sure that its statements suit the donor's data."""),
                FaultySample.of(
                        GR_ON_BOOT,
                        "on",
                        SampleFacts.replacing()
                                .recipient(server -> server.variable("group_replication_group_name", "g")
                                        .variable("group_replication_start_on_boot", "ON")),
                        """
                        WARNING recipient: group_replication_start_on_boot is ON: the copy joins group g by itself
                        -> Unless that is wanted: SET PERSIST group_replication_start_on_boot = OFF;"""),
                FaultySample.of(
                        NOT_COPIED,
                        "a mode",
                        SampleFacts.replacing().recipient(server -> server.variable("sql_mode", "ANSI")),
                        """
                        NOTICE recipient: settings are not copied and differ from the donor's: sql_mode (ANSI, donor STRICT_TRANS_TABLES)"""),
                FaultySample.of(SUPERVISOR, "said", SampleFacts.replacing(), """
                        NOTICE recipient: the spec says that somebody supervises mysqld and starts it again, which SQL cannot prove; without that it stays down (3707) until it is started, which completes the clone"""),
                FaultySample.of(
                        EVENTS, "one", SampleFacts.replacing().donor(server -> server.event("shop.nightly")), """
                        WARNING ★ recipient: events of the donor will run on the copy as soon as it is up: shop.nightly
                        -> On the recipient: SET PERSIST_ONLY event_scheduler = OFF;"""),
                FaultySample.of(
                        WRITABLE_AFTER_RESTART,
                        "of a read-only donor",
                        SampleFacts.replacing().donor(server -> server.variable("read_only", "ON")),
                        """
                        WARNING ★ recipient: the donor is read-only, but the copy of it will take writes
                        -> If it is to become a replica, on the recipient: SET PERSIST_ONLY super_read_only = ON;"""),
                FaultySample.of(WRITABLE_AFTER_RESTART, "as usual", SampleFacts.replacing(), """
                        NOTICE recipient: the copy takes writes as soon as it is up
                        -> If it is to become a replica, on the recipient: SET PERSIST_ONLY super_read_only = ON;"""),
                FaultySample.of(
                        WRITABLE_AFTER_RESTART,
                        "of a recipient that is read-only by hand",
                        SampleFacts.replacing()
                                .recipient(server -> server.variable("read_only", "ON")
                                        .atRuntime("read_only")
                                        .variable("super_read_only", "ON")
                                        .atRuntime("super_read_only")),
                        """
                        WARNING ★ recipient: it is read-only now by a setting that the restart takes away, so that the copy takes writes
                        -> If it is to become a replica, on the recipient: SET PERSIST_ONLY super_read_only = ON;"""));
    }
}
