package io.github.mysqlclone.internal.checks.catalogue;

import static io.github.mysqlclone.preflight.CheckId.EVENTS;
import static io.github.mysqlclone.preflight.CheckId.GR_ON_BOOT;
import static io.github.mysqlclone.preflight.CheckId.INIT_FILE;
import static io.github.mysqlclone.preflight.CheckId.LIBRARIES_PRESENT;
import static io.github.mysqlclone.preflight.CheckId.LOST_OPTIONS;
import static io.github.mysqlclone.preflight.CheckId.NOT_COPIED;
import static io.github.mysqlclone.preflight.CheckId.PERSISTED_VALUES;
import static io.github.mysqlclone.preflight.CheckId.PLUGIN_SURVIVES;
import static io.github.mysqlclone.preflight.CheckId.RUNTIME_SETTINGS;
import static io.github.mysqlclone.preflight.CheckId.SUPERVISOR;
import static io.github.mysqlclone.preflight.CheckId.TIME_ZONE;
import static io.github.mysqlclone.preflight.CheckId.WRITABLE_AFTER_RESTART;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles.OptionNames;
import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
                        LOST_OPTIONS,
                        "in a file on this host",
                        SampleFacts.replacing()
                                .recipient(server -> server.installed("rpl_semi_sync_replica")
                                        .configured("rpl_semi_sync_replica_enabled", "/etc/my.cnf"))
                                .optionFile(new OptionNames(
                                        Set.of("rpl_semi_sync_replica_enabled"), Set.of(), Set.of(), Map.of())),
                        """
                        ERROR ★ recipient: it will not start again: its configuration sets rpl_semi_sync_replica_enabled of a plugin or component that INSTALL loaded here and that the donor has not installed
                        -> In the recipient's configuration write loose_rpl_semi_sync_replica_enabled, or load the plugin there with plugin-load-add; or install it on the donor."""),
                FaultySample.of(
                        LOST_OPTIONS,
                        "of a component, on the command line",
                        SampleFacts.replacing()
                                .recipient(server -> server.component("component_validate_password")
                                        .configured("validate_password.policy", "")),
                        """
                        WARNING ★ recipient: it will not start again: its configuration sets validate_password.policy of a plugin or component that INSTALL loaded here and that the donor has not installed, unless it is written with loose_, which cannot be seen from here
                        -> In the recipient's configuration write loose_validate_password.policy, or load the plugin there with plugin-load-add; or install it on the donor."""),
                FaultySample.of(
                        LOST_OPTIONS,
                        "a value with a plugin",
                        SampleFacts.replacing()
                                .recipient(server -> server.plugin("auth_socket", "auth_socket.so")
                                        .installed("auth_socket")
                                        .variable("authentication_policy", "auth_socket,*,")
                                        .configured("authentication_policy", "/etc/my.cnf")),
                        """
                        ERROR ★ recipient: it will not start again: its configuration sets authentication_policy to a value with the plugin auth_socket, which INSTALL loaded here and the donor has not installed
                        -> Take it out of the recipient's configuration until after the clone; or load the plugin there with plugin-load-add; or install it on the donor."""),
                FaultySample.of(
                        TIME_ZONE,
                        "configured",
                        SampleFacts.replacing()
                                .recipient(server -> server.variable("time_zone", "Europe/Berlin"))
                                .optionFile(new OptionNames(
                                        Set.of("default_time_zone"),
                                        Set.of(),
                                        Set.of(),
                                        Map.of("default_time_zone", "Europe/Berlin"))),
                        """
                        ERROR ★ recipient: it will not start again: its time zone Europe/Berlin is none of the donor's
                        -> Load the time zones on the donor (mysql_tzinfo_to_sql), or take default_time_zone out of the recipient's configuration until after the clone."""),
                FaultySample.of(
                        TIME_ZONE,
                        "set somehow",
                        SampleFacts.replacing().recipient(server -> server.variable("time_zone", "Europe/Berlin")),
                        """
                        WARNING ★ recipient: it will not start again: its time zone Europe/Berlin is none of the donor's, unless it was only set while the server ran, which cannot be seen from here
                        -> Load the time zones on the donor (mysql_tzinfo_to_sql), or take default_time_zone out of the recipient's configuration until after the clone."""),
                FaultySample.of(
                        PERSISTED_VALUES,
                        "a time zone",
                        SampleFacts.replacing().recipient(server -> server.persisted("time_zone", "Europe/Berlin")),
                        """
                        WARNING ★ recipient: the persisted time_zone names Europe/Berlin, which is none of the donor's: the server will leave it out at the restart, and persisted variables that were set after it, such as event_scheduler or super_read_only
                        -> RESET PERSIST it on the recipient, and set it again after the clone."""),
                FaultySample.of(
                        PERSISTED_VALUES,
                        "a table",
                        SampleFacts.replacing()
                                .recipient(server -> server.persisted("innodb_ft_server_stopword_table", "own/stop")),
                        """
                        WARNING ★ recipient: the persisted innodb_ft_server_stopword_table (own/stop) names a table, which the clone drops unless the donor has one of that name: the server will leave it out at the restart, and persisted variables that were set after it, such as event_scheduler or super_read_only
                        -> RESET PERSIST it on the recipient, and set it again after the clone."""),
                FaultySample.of(
                        PERSISTED_VALUES,
                        "a plugin, under a quarantine",
                        SampleFacts.replacing()
                                .recipient(server -> server.persisted("authentication_policy", "auth_socket,,"))
                                .changing(new PersistedChange("super_read_only", "", "ON", "read_only = OFF")),
                        """
                        ERROR ★ recipient: the persisted authentication_policy names the plugin auth_socket, which the donor has not installed: the server will leave it out at the restart, and persisted variables that were set after it, such as event_scheduler or super_read_only, so that the quarantine would not be in force
                        -> RESET PERSIST it on the recipient, and set it again after the clone."""),
                FaultySample.of(
                        LIBRARIES_PRESENT,
                        "none",
                        SampleFacts.replacing()
                                .donor(server -> server.component("component_validate_password")
                                        .function("next_number", "numbers.so")),
                        """
                        WARNING ★ recipient: its plugin_dir lacks the libraries of what comes with the donor's tables: component_validate_password, next_number; it will start without, and only its error log says so
                        -> Install the packages on the recipient that the donor has them from."""),
                FaultySample.of(
                        LIBRARIES_PRESENT,
                        "new",
                        SampleFacts.replacing().donor(server -> server.function("next_number", "mysql_clone.so")),
                        """
                        NOTICE recipient: components and functions of the donor are new to it and work on the copy from the restart on: next_number"""),
                FaultySample.of(
                        GR_ON_BOOT,
                        "on",
                        SampleFacts.replacing()
                                .recipient(server -> server.plugin("group_replication", "group_replication.so")
                                        .variable("group_replication_group_name", "g")
                                        .variable("group_replication_start_on_boot", "ON")),
                        """
                        WARNING recipient: group_replication_start_on_boot is ON: the copy joins group g by itself
                        -> Unless that is wanted: SET PERSIST group_replication_start_on_boot = OFF;"""),
                FaultySample.of(
                        GR_ON_BOOT,
                        "comes along, and a group is configured",
                        SampleFacts.replacing()
                                .donor(server -> server.installed("group_replication"))
                                .optionFile(new OptionNames(
                                        Set.of(),
                                        Set.of("group_replication_group_name"),
                                        Set.of(),
                                        Map.of("group_replication_group_name", "g"))),
                        """
                        WARNING ★ recipient: the donor is or was a member of a replication group: Group Replication comes along with mysql.plugin and starts with the copy, which joins group g by itself and is super_read_only until then
                        -> In the recipient's configuration: loose_group_replication_start_on_boot = OFF, as SET PERSIST does not know it before the plugin is there."""),
                FaultySample.of(
                        GR_ON_BOOT,
                        "comes along, in vain",
                        SampleFacts.replacing().donor(server -> server.installed("group_replication")),
                        """
                        NOTICE recipient: the donor is or was a member of a replication group: Group Replication comes along with mysql.plugin and starts with the copy, in vain: no group is configured, which the error log will say
                        -> In the recipient's configuration: loose_group_replication_start_on_boot = OFF, as SET PERSIST does not know it before the plugin is there."""),
                FaultySample.of(
                        GR_ON_BOOT,
                        "comes along, and the configuration cannot be seen",
                        SampleFacts.replacing()
                                .donor(server -> server.installed("group_replication"))
                                .host(Fact.unknown("it is elsewhere")),
                        """
                        WARNING ★ recipient: the donor is or was a member of a replication group: Group Replication comes along with mysql.plugin and starts with the copy; it joins the group that the configuration names, which cannot be seen from here
                        -> In the recipient's configuration: loose_group_replication_start_on_boot = OFF, as SET PERSIST does not know it before the plugin is there."""),
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
