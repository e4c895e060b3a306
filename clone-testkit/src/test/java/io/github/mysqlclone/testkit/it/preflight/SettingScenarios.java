package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.CHARACTER_SETS;
import static io.github.mysqlclone.preflight.CheckId.INNODB_STATE;
import static io.github.mysqlclone.preflight.CheckId.LOWER_CASE_TABLE_NAMES;
import static io.github.mysqlclone.preflight.CheckId.MAX_ALLOWED_PACKET;
import static io.github.mysqlclone.preflight.CheckId.PAGE_SIZE;
import static io.github.mysqlclone.preflight.CheckId.PERFORMANCE_SCHEMA;
import static io.github.mysqlclone.preflight.CheckId.PLUGIN_ACTIVE;
import static io.github.mysqlclone.preflight.CheckId.SETTINGS;
import static io.github.mysqlclone.server.Side.DONOR;
import static io.github.mysqlclone.server.Side.RECIPIENT;

import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.util.List;

/** Settings that must be equal, or must not be what they are. */
final class SettingScenarios {

    private static final String DISABLE_REDO = "ALTER INSTANCE DISABLE INNODB REDO_LOG";
    private static final String ENABLE_REDO = "ALTER INSTANCE ENABLE INNODB REDO_LOG";

    private SettingScenarios() {}

    static List<ScenarioGroup> groups() {
        return List.of(
                variables(),
                ScenarioGroup.of(
                        "another page size",
                        ClonePairSpec.standard()
                                .recipient(server -> server.initialiseOption("innodb_page_size", "8192")),
                        Scenario.directory("8 KiB").failsWith(PAGE_SIZE, 3868),
                        Scenario.replace("8 KiB")
                                .when(States.RECIPIENT_HOLDS_DATA)
                                .failsWith(PAGE_SIZE, 3868)),
                ScenarioGroup.of(
                        "another rule for the case of names",
                        ClonePairSpec.standard()
                                .recipient(server -> server.initialiseOption("lower_case_table_names", "1")),
                        Scenario.directory("does not matter").completes(LOWER_CASE_TABLE_NAMES),
                        Scenario.replace("the recipient never starts again")
                                .stricterThanServer(LOWER_CASE_TABLE_NAMES, ServerWord.Gone.class)),
                ScenarioGroup.of(
                        "started to rescue data",
                        ClonePairSpec.standard(),
                        Scenario.directory("the donor is").when(rescued(DONOR)).completes(INNODB_STATE),
                        Scenario.directory("the recipient is")
                                .when(rescued(RECIPIENT))
                                .completes(INNODB_STATE),
                        // Dropped is the first table, then the server minds.
                        Scenario.replace("the recipient is, and holds data")
                                .when(States.RECIPIENT_HOLDS_DATA)
                                .when(rescued(RECIPIENT))
                                .since(
                                        "9.0.0",
                                        then -> then.failsWith(INNODB_STATE, 1836),
                                        before -> before.completesNoted(INNODB_STATE))),
                readOnly(),
                ScenarioGroup.of(
                        "no performance schema",
                        ClonePairSpec.standard().recipient(server -> server.option("performance_schema", "OFF")),
                        Scenario.directory("nobody can watch").stricterThanServer(PERFORMANCE_SCHEMA),
                        Scenario.replace("nobody can see how it ended")
                                .stricterThanServer(PERFORMANCE_SCHEMA, ServerWord.Silent.class)));
    }

    /** Restarted with innodb_force_recovery, and without it again. */
    private static Fault rescued(Side side) {
        return pair -> {
            TestServer server = Faults.server(pair, side);
            server.execute("SET PERSIST_ONLY innodb_force_recovery = 1");
            server.restart();
            return () -> {
                server.execute("RESET PERSIST IF EXISTS innodb_force_recovery");
                server.restart();
            };
        };
    }

    /** InnoDB does not write a byte, so that the clone plugin cannot make its tables and is not there. */
    private static ScenarioGroup readOnly() {
        Fault donor = Faults.option(DONOR, "innodb_read_only", "ON");
        Fault recipient = Faults.option(RECIPIENT, "innodb_read_only", "ON");
        return ScenarioGroup.of(
                "InnoDB is read-only",
                ClonePairSpec.standard(),
                Scenario.directory("the donor's").when(donor).failsWith(INNODB_STATE, 1524),
                Scenario.replace("the donor's")
                        .when(States.RECIPIENT_HOLDS_DATA)
                        .when(donor)
                        .failsWith(PLUGIN_ACTIVE, 1524),
                Scenario.local("the server's").when(donor).failsWith(INNODB_STATE, 1524),
                Scenario.directory("the recipient's").when(recipient).failsWith(PLUGIN_ACTIVE, 1524),
                Scenario.replace("the recipient's")
                        .when(States.RECIPIENT_HOLDS_DATA)
                        .when(recipient)
                        .failsWith(INNODB_STATE, 1524));
    }

    private static ScenarioGroup variables() {
        return ScenarioGroup.of(
                "variables",
                ClonePairSpec.standard(),
                Scenario.directory("character_set_server")
                        .when(Faults.global(RECIPIENT, "character_set_server", "latin1"))
                        .failsWith(CHARACTER_SETS, 3868),
                Scenario.directory("collation_server")
                        .when(Faults.global(DONOR, "collation_server", "utf8mb4_bin"))
                        .failsWith(CHARACTER_SETS, 3868),
                Scenario.replace("character_set_filesystem")
                        .when(States.RECIPIENT_HOLDS_DATA)
                        .when(Faults.global(RECIPIENT, "character_set_filesystem", "utf8mb4"))
                        .failsWith(CHARACTER_SETS, 3868),
                Scenario.local("character_set_server, with nobody to differ from")
                        .when(Faults.global(DONOR, "character_set_server", "latin1"))
                        .completes(CHARACTER_SETS),
                Scenario.directory("the recipient's max_allowed_packet")
                        .when(Faults.global(RECIPIENT, "max_allowed_packet", "2096128"))
                        .failsWith(MAX_ALLOWED_PACKET, 3957),
                Scenario.directory("the donor's max_allowed_packet")
                        .when(Faults.global(DONOR, "max_allowed_packet", "1048576"))
                        .failsWith(MAX_ALLOWED_PACKET, 3957),
                Scenario.directory("a max_allowed_packet of just 2 MiB")
                        .when(Faults.global(DONOR, "max_allowed_packet", "2097152"))
                        .when(Faults.global(RECIPIENT, "max_allowed_packet", "2097152"))
                        .completes(MAX_ALLOWED_PACKET),
                Scenario.local("max_allowed_packet")
                        .when(Faults.global(DONOR, "max_allowed_packet", "1048576"))
                        .completes(MAX_ALLOWED_PACKET),
                Scenario.directory("a bandwidth that the server takes for unlimited")
                        .when(Faults.global(RECIPIENT, "clone_max_data_bandwidth", "4096"))
                        .completesNoted(SETTINGS),
                Scenario.directory("the donor's redo log is off")
                        .when(Faults.sql(DONOR, DISABLE_REDO).undo(ENABLE_REDO))
                        .failsWith(INNODB_STATE, 3983),
                Scenario.local("the redo log is off")
                        .when(Faults.sql(DONOR, DISABLE_REDO).undo(ENABLE_REDO))
                        .failsWith(INNODB_STATE, 3983),
                Scenario.replace("the recipient's redo log is off")
                        .when(Faults.sql(RECIPIENT, DISABLE_REDO).undo(ENABLE_REDO))
                        .completes(INNODB_STATE));
    }
}
