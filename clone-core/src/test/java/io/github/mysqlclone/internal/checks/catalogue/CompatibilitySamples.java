package io.github.mysqlclone.internal.checks.catalogue;

import static io.github.mysqlclone.preflight.CheckId.CHARACTER_SETS;
import static io.github.mysqlclone.preflight.CheckId.COLLATIONS;
import static io.github.mysqlclone.preflight.CheckId.DONOR_FLAVOUR;
import static io.github.mysqlclone.preflight.CheckId.KNOWN_BAD_VERSION;
import static io.github.mysqlclone.preflight.CheckId.LOWER_CASE_TABLE_NAMES;
import static io.github.mysqlclone.preflight.CheckId.MAX_ALLOWED_PACKET;
import static io.github.mysqlclone.preflight.CheckId.PAGE_SIZE;
import static io.github.mysqlclone.preflight.CheckId.PLATFORM;
import static io.github.mysqlclone.preflight.CheckId.PLUGINS_PRESENT;
import static io.github.mysqlclone.preflight.CheckId.PLUGIN_ACTIVE;
import static io.github.mysqlclone.preflight.CheckId.RECIPIENT_FLAVOUR;
import static io.github.mysqlclone.preflight.CheckId.VERSION_MATCH;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import java.util.List;

/** Findings about what the server compares, word for word. */
final class CompatibilitySamples {

    private CompatibilitySamples() {}

    static List<FaultySample> samples() {
        return List.of(
                FaultySample.of(
                        RECIPIENT_FLAVOUR,
                        "MariaDB",
                        SampleFacts.replacing().recipient(server -> server.version("11.8.3-MariaDB")),
                        """
                        ERROR recipient: it is MariaDB (11.8.3-MariaDB), which has no MySQL CLONE plugin
                        -> Use MySQL or Percona Server for MySQL, 8.0.17 or later, on both sides."""),
                FaultySample.of(
                        DONOR_FLAVOUR,
                        "older than the plugin",
                        SampleFacts.replacing().donor(server -> server.version("8.0.12")),
                        """
                        ERROR donor: version 8.0.12 is older than 8.0.17, the first that can clone
                        -> Upgrade it, or copy the data with mysqldump or MySQL Shell."""),
                FaultySample.of(
                        VERSION_MATCH,
                        "an earlier series",
                        SampleFacts.replacing().donor(server -> server.version("8.4.6")),
                        """
                        ERROR 3864 recipient: version 9.7.4 takes no data from version 8.4.6: it takes releases of its own series, and of the long-term series right before it from 9.7 on
                        -> Bring both to the same release, or copy the data with mysqldump or MySQL Shell."""),
                FaultySample.of(
                        PLUGIN_ACTIVE,
                        "not installed",
                        SampleFacts.replacing().recipient(server -> server.withoutPlugin("clone")),
                        """
                        ERROR 1524 recipient: the plugin clone is not active (found: not installed)
                        -> On the recipient: INSTALL PLUGIN clone SONAME 'mysql_clone.so'; Or plugin-load-add=mysql_clone.so in its my.cnf."""),
                FaultySample.of(
                        PLUGIN_ACTIVE,
                        "not installed on a donor whose InnoDB is read-only",
                        SampleFacts.replacing()
                                .donor(server -> server.withoutPlugin("clone").variable("innodb_read_only", "ON")),
                        """
                        ERROR 1524 donor: the plugin clone is not active (found: not installed)
                        -> Start the donor with innodb_read_only=OFF, or no plugin can be installed."""),
                FaultySample.of(
                        PLATFORM,
                        "another system and machine",
                        SampleFacts.replacing()
                                .donor(server -> server.variable("version_compile_os", "Win64")
                                        .variable("version_compile_machine", "aarch64")),
                        """
                        ERROR 3865 recipient: version_compile_os is Linux, on the donor Win64
                        -> Clone between servers of one build: builds for one system may name it differently, such as Linux and debian-linux-gnu, and the server compares the texts.
                        ERROR 3866 recipient: version_compile_machine is x86_64, on the donor aarch64
                        -> Clone between servers of one build: builds for one system may name it differently, such as Linux and debian-linux-gnu, and the server compares the texts."""),
                FaultySample.of(
                        CHARACTER_SETS,
                        "latin1",
                        SampleFacts.replacing().recipient(server -> server.variable("character_set_server", "latin1")),
                        """
                        ERROR 3868 recipient: character_set_server is latin1, on the donor utf8mb4
                        -> On the recipient: SET PERSIST character_set_server = 'utf8mb4'; or set it in its configuration."""),
                FaultySample.of(
                        COLLATIONS,
                        "one of its own",
                        SampleFacts.replacing().donor(server -> server.collation("utf8mb4_added_ci")),
                        """
                        ERROR 3867 recipient: it lacks collations of the donor: utf8mb4_added_ci
                        -> Bring both servers to the same release and build; or give the recipient the donor's Index.xml (character_sets_dir)."""),
                FaultySample.of(
                        PAGE_SIZE,
                        "8 KiB",
                        SampleFacts.replacing().recipient(server -> server.variable("innodb_page_size", "8192")),
                        """
                        ERROR 3868 recipient: innodb_page_size is 8192, on the donor 16384
                        -> Initialise the recipient again with innodb_page_size=16384."""),
                FaultySample.of(
                        LOWER_CASE_TABLE_NAMES,
                        "1 for 0",
                        SampleFacts.replacing().recipient(server -> server.variable("lower_case_table_names", "1")),
                        """
                        ERROR ★ recipient: lower_case_table_names is 1, on the donor 0: the server compares them only when it starts on the copy, and stops for good (MY-011087)
                        -> Start the recipient with lower_case_table_names=0, initialised with it."""),
                FaultySample.of(
                        PLUGINS_PRESENT,
                        "no such library",
                        SampleFacts.replacing()
                                .donor(server -> server.plugin("rpl_semi_sync_source", "semisync_source.so")),
                        """
                        ERROR 3870 recipient: it lacks plugins that are active on the donor: rpl_semi_sync_source (semisync_source.so)
                        -> On the recipient: INSTALL PLUGIN rpl_semi_sync_source SONAME 'semisync_source.so'; or uninstall it on the donor."""),
                FaultySample.of(
                        MAX_ALLOWED_PACKET,
                        "1 MiB on both",
                        SampleFacts.replacing().both(server -> server.variable("max_allowed_packet", "1048576")),
                        """
                        ERROR 3957 recipient: max_allowed_packet is 1048576, a clone needs 2097152 or more
                        -> On the recipient: SET PERSIST max_allowed_packet = 67108864;
                        ERROR 3957 donor: max_allowed_packet is 1048576, a clone needs 2097152 or more
                        -> On the donor: SET PERSIST max_allowed_packet = 67108864;"""),
                FaultySample.of(
                        KNOWN_BAD_VERSION,
                        "9.0.0 with many tables",
                        SampleFacts.replacing()
                                .both(server -> server.version("9.0.0").tablespaces(9_000, 100L << 20)),
                        """
                        ERROR ★ recipient: version 9.0.0 does not start again with more than 8000 tables, and 9000 tablespaces come to it
                        -> Upgrade both servers to a later patch release first."""));
    }
}
