package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.GR_ON_BOOT;
import static io.github.mysqlclone.preflight.CheckId.LOST_OPTIONS;
import static io.github.mysqlclone.preflight.CheckId.PERSISTED_VALUES;
import static io.github.mysqlclone.preflight.CheckId.STRAY_FILES;
import static io.github.mysqlclone.preflight.CheckId.TIME_ZONE;
import static io.github.mysqlclone.server.Side.DONOR;
import static io.github.mysqlclone.server.Side.RECIPIENT;

import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Whether the recipient starts again on the copy: what its own configuration asks for, and the donor's tables lack. */
final class StartScenarios {

    /** The clone takes it away. */
    private static final Fault SEMISYNC =
            Faults.sql(RECIPIENT, "INSTALL PLUGIN rpl_semi_sync_replica SONAME 'semisync_replica.so'");

    private static final Fault SOCKET = Faults.sql(RECIPIENT, "INSTALL PLUGIN auth_socket SONAME 'auth_socket.so'");

    private static final String GROUP = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";

    private static final Fault GROUP_PLUGIN = Faults.all(
            Faults.sql(DONOR, "INSTALL PLUGIN group_replication SONAME 'group_replication.so'")
                    .undo("UNINSTALL PLUGIN group_replication"),
            // It comes along: without it the next scenario is what it says.
            Faults.sql(RECIPIENT).undo("UNINSTALL PLUGIN group_replication"));

    private static final String COMPONENT = "'file://component_validate_password'";

    private static final Need SEMISYNC_LIBRARY = Need.library("semisync_replica.so");
    private static final Need COMPONENT_LIBRARY = Need.library("component_validate_password.so");

    private StartScenarios() {}

    static List<ScenarioGroup> groups() {
        return List.of(
                ScenarioGroup.of(
                        "a copy of a tablespace",
                        ClonePairSpec.standard(),
                        Scenario.replace("of the number of one of the donor's")
                                .when(StartScenarios::copyOfATablespace)
                                .failsWith(STRAY_FILES, 1815)),
                ScenarioGroup.of(
                        "options of what only INSTALL has loaded",
                        ClonePairSpec.standard(),
                        Scenario.replace("a plugin's, strictly")
                                .needs(SEMISYNC_LIBRARY)
                                .when(SEMISYNC)
                                .when(Faults.option(RECIPIENT, "rpl_semi_sync_replica_enabled", "ON"))
                                .stricterThanServer(LOST_OPTIONS, ServerWord.Gone.class),
                        Scenario.replace("the plugin's own name")
                                .when(SEMISYNC)
                                .when(Faults.option(RECIPIENT, "rpl_semi_sync_replica", "FORCE"))
                                .stricterThanServer(LOST_OPTIONS, ServerWord.Gone.class),
                        Scenario.replace("a plugin's, with a word before it")
                                .when(SEMISYNC)
                                .when(Faults.option(RECIPIENT, "skip_rpl_semi_sync_replica_enabled", "ON"))
                                .stricterThanServer(LOST_OPTIONS, ServerWord.Gone.class),
                        Scenario.replace("a plugin's, loosely")
                                .needs(SEMISYNC_LIBRARY)
                                .when(SEMISYNC)
                                .when(Faults.option(RECIPIENT, "loose_rpl_semi_sync_replica_enabled", "ON"))
                                .completes(LOST_OPTIONS),
                        Scenario.replace("a plugin's, persisted")
                                .needs(SEMISYNC_LIBRARY)
                                .when(SEMISYNC)
                                .when(Faults.sql(RECIPIENT, "SET PERSIST rpl_semi_sync_replica_enabled = ON")
                                        .undo("RESET PERSIST IF EXISTS rpl_semi_sync_replica_enabled"))
                                .completes(LOST_OPTIONS),
                        Scenario.replace("a component's, strictly")
                                .needs(COMPONENT_LIBRARY)
                                .when(Faults.sql(RECIPIENT, "INSTALL COMPONENT " + COMPONENT))
                                .when(Faults.option(RECIPIENT, "validate_password.policy", "LOW"))
                                .stricterThanServer(LOST_OPTIONS, ServerWord.Gone.class),
                        Scenario.replace("a component's that the donor has as well")
                                .needs(COMPONENT_LIBRARY)
                                .when(Faults.sql(DONOR, "INSTALL COMPONENT " + COMPONENT)
                                        .undo("UNINSTALL COMPONENT " + COMPONENT))
                                .when(Faults.sql(RECIPIENT, "INSTALL COMPONENT " + COMPONENT)
                                        .undo("UNINSTALL COMPONENT " + COMPONENT))
                                .when(Faults.option(RECIPIENT, "validate_password.policy", "LOW"))
                                .completes(LOST_OPTIONS)),
                ScenarioGroup.of(
                                "values that name what only INSTALL has loaded",
                                ClonePairSpec.standard(),
                                Scenario.replace("a policy with a plugin")
                                        .when(SOCKET)
                                        .when(Faults.option(RECIPIENT, "authentication_policy", "auth_socket"))
                                        .stricterThanServer(LOST_OPTIONS, ServerWord.Gone.class),
                                Scenario.replace("a policy with a plugin, loosely, which does not help")
                                        .when(SOCKET)
                                        .when(Faults.option(RECIPIENT, "loose_authentication_policy", "*,auth_socket"))
                                        .stricterThanServer(LOST_OPTIONS, ServerWord.Gone.class),
                                Scenario.replace("a policy with a plugin, persisted")
                                        .when(SOCKET)
                                        .when(Faults.sql(
                                                        RECIPIENT,
                                                        "SET PERSIST authentication_policy = 'auth_socket,,'")
                                                .undo("RESET PERSIST IF EXISTS authentication_policy"))
                                        .completesNoted(PERSISTED_VALUES),
                                Scenario.replace("a policy with a plugin that the donor has as well")
                                        .when(Faults.sql(DONOR, "INSTALL PLUGIN auth_socket SONAME 'auth_socket.so'")
                                                .undo("UNINSTALL PLUGIN auth_socket"))
                                        .when(SOCKET)
                                        .when(Faults.option(RECIPIENT, "authentication_policy", "auth_socket"))
                                        .completes(LOST_OPTIONS),
                                Scenario.replace("a variable of a plugin to be tracked")
                                        .when(SEMISYNC)
                                        .when(Faults.option(
                                                RECIPIENT,
                                                "session_track_system_variables",
                                                "time_zone,rpl_semi_sync_replica_enabled"))
                                        .stricterThanServer(LOST_OPTIONS, ServerWord.Gone.class),
                                Scenario.replace("a variable of a plugin to be tracked, persisted")
                                        .when(SEMISYNC)
                                        .when(Faults.sql(
                                                        RECIPIENT,
                                                        "SET PERSIST session_track_system_variables ="
                                                                + " 'time_zone,rpl_semi_sync_replica_enabled'")
                                                .undo("RESET PERSIST IF EXISTS session_track_system_variables"))
                                        .completes(LOST_OPTIONS))
                        .needing(Need.version("8.0.27"))
                        .needing(Need.library("auth_socket.so"))
                        .needing(SEMISYNC_LIBRARY),
                ScenarioGroup.of(
                        "persisted values of what only the recipient has",
                        ClonePairSpec.standard(),
                        Scenario.replace("a time zone")
                                .when(zone(RECIPIENT))
                                .when(Faults.sql(RECIPIENT, "SET PERSIST time_zone = 'Test/Zone'")
                                        .undo("RESET PERSIST IF EXISTS time_zone"))
                                .completesNoted(PERSISTED_VALUES),
                        Scenario.replace("a table")
                                .when(Faults.sql(
                                                RECIPIENT,
                                                "CREATE DATABASE own",
                                                "CREATE TABLE own.stop (value VARCHAR(30))",
                                                "SET PERSIST innodb_ft_server_stopword_table = 'own/stop'")
                                        .undo("RESET PERSIST IF EXISTS innodb_ft_server_stopword_table"))
                                .completesNoted(PERSISTED_VALUES),
                        Scenario.replace("a role, encryption, a plugin's variable, a component's variable, a collation")
                                .when(SEMISYNC)
                                .when(Faults.sql(
                                                RECIPIENT,
                                                "INSTALL COMPONENT " + COMPONENT,
                                                "CREATE ROLE boss",
                                                "SET PERSIST mandatory_roles = 'boss'",
                                                "SET PERSIST default_table_encryption = ON",
                                                "SET PERSIST rpl_semi_sync_replica_enabled = ON",
                                                "SET PERSIST validate_password.policy = LOW",
                                                "SET PERSIST default_collation_for_utf8mb4 = utf8mb4_general_ci")
                                        .undo("RESET PERSIST", "SET GLOBAL mandatory_roles = ''"))
                                .completes(PERSISTED_VALUES)),
                ScenarioGroup.of(
                                "Group Replication that comes along",
                                ClonePairSpec.standard(),
                                Scenario.replace("with a group that the recipient names")
                                        .when(GROUP_PLUGIN)
                                        .when(Faults.option(RECIPIENT, "loose_group_replication_group_name", GROUP))
                                        .completesNoted(GR_ON_BOOT),
                                Scenario.replace("without one")
                                        .when(GROUP_PLUGIN)
                                        .completesNoted(GR_ON_BOOT),
                                Scenario.replace("without one, and it is not to start")
                                        .when(GROUP_PLUGIN)
                                        .when(Faults.option(RECIPIENT, "loose_group_replication_start_on_boot", "OFF"))
                                        .completes(GR_ON_BOOT))
                        .needing(Need.library("group_replication.so")),
                ScenarioGroup.of(
                        "time zones that are loaded",
                        ClonePairSpec.standard(),
                        Scenario.replace("configured, here only")
                                .when(zone(RECIPIENT))
                                .when(Faults.option(RECIPIENT, "default_time_zone", "Test/Zone"))
                                .stricterThanServer(TIME_ZONE, ServerWord.Gone.class),
                        Scenario.replace("persisted, here only")
                                .when(zone(RECIPIENT))
                                .when(Faults.sql(RECIPIENT, "SET PERSIST time_zone = 'Test/Zone'")
                                        .undo("RESET PERSIST IF EXISTS time_zone"))
                                .completes(TIME_ZONE),
                        Scenario.replace("configured, and the donor has it")
                                .when(zone(DONOR))
                                .when(zone(RECIPIENT))
                                .when(Faults.option(RECIPIENT, "default_time_zone", "Test/Zone"))
                                .completes(TIME_ZONE)));
    }

    private static Fault zone(Side side) {
        return Faults.sql(
                        side,
                        "INSERT INTO mysql.time_zone VALUES (4711, 'N')",
                        "INSERT INTO mysql.time_zone_name VALUES ('Test/Zone', 4711)",
                        "INSERT INTO mysql.time_zone_transition_type VALUES (4711, 0, 3600, 0, 'TST')")
                .undo(
                        "DELETE FROM mysql.time_zone WHERE Time_zone_id = 4711",
                        "DELETE FROM mysql.time_zone_name WHERE Time_zone_id = 4711",
                        "DELETE FROM mysql.time_zone_transition_type WHERE Time_zone_id = 4711");
    }

    /** Numbers count up on both with each table that is made, until one is on both. */
    private static Fault.Undo copyOfATablespace(ClonePair pair) throws SQLException, IOException {
        pair.recipient().execute("CREATE DATABASE own");
        int theirs = numberOfANewTable(pair.donor(), "shop.same");
        int own = numberOfANewTable(pair.recipient(), "own.same");
        while (theirs != own) {
            if (theirs < own) {
                pair.donor().execute("DROP TABLE shop.same");
                theirs = numberOfANewTable(pair.donor(), "shop.same");
            } else {
                pair.recipient().execute("DROP TABLE own.same");
                own = numberOfANewTable(pair.recipient(), "own.same");
            }
        }
        Path folder = Path.of(String.valueOf(Sql.value(pair.recipient(), "SELECT @@datadir")), "own");
        Files.copy(folder.resolve("same.ibd"), folder.resolve("copy.ibd"));
        return () -> {};
    }

    private static int numberOfANewTable(TestServer server, String table) throws SQLException {
        server.execute("CREATE TABLE " + table + " (id INT PRIMARY KEY)");
        return Integer.parseInt(String.valueOf(Sql.value(
                server,
                "SELECT SPACE FROM information_schema.INNODB_TABLESPACES WHERE NAME = '" + table.replace('.', '/')
                        + "'")));
    }
}
