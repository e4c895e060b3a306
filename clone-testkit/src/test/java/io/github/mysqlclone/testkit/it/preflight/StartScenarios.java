package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.LOST_OPTIONS;
import static io.github.mysqlclone.preflight.CheckId.TIME_ZONE;
import static io.github.mysqlclone.server.Side.DONOR;
import static io.github.mysqlclone.server.Side.RECIPIENT;

import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.util.List;

/** Whether the recipient starts again on the copy: what its own configuration asks for, and the donor's tables lack. */
final class StartScenarios {

    /** The clone takes it away. */
    private static final Fault SEMISYNC =
            Faults.sql(RECIPIENT, "INSTALL PLUGIN rpl_semi_sync_replica SONAME 'semisync_replica.so'");

    private static final String COMPONENT = "'file://component_validate_password'";

    private StartScenarios() {}

    static List<ScenarioGroup> groups() {
        return List.of(
                ScenarioGroup.of(
                        "options of what only INSTALL has loaded",
                        ClonePairSpec.standard(),
                        Scenario.replace("a plugin's, strictly")
                                .when(SEMISYNC)
                                .when(Faults.option(RECIPIENT, "rpl_semi_sync_replica_enabled", "ON"))
                                .stricterThanServer(LOST_OPTIONS, ServerWord.Gone.class),
                        Scenario.replace("a plugin's, loosely")
                                .when(SEMISYNC)
                                .when(Faults.option(RECIPIENT, "loose_rpl_semi_sync_replica_enabled", "ON"))
                                .completes(LOST_OPTIONS),
                        Scenario.replace("a plugin's, persisted")
                                .when(SEMISYNC)
                                .when(Faults.sql(RECIPIENT, "SET PERSIST rpl_semi_sync_replica_enabled = ON")
                                        .undo("RESET PERSIST IF EXISTS rpl_semi_sync_replica_enabled"))
                                .completes(LOST_OPTIONS),
                        Scenario.replace("a component's, strictly")
                                .when(Faults.sql(RECIPIENT, "INSTALL COMPONENT " + COMPONENT))
                                .when(Faults.option(RECIPIENT, "validate_password.policy", "LOW"))
                                .stricterThanServer(LOST_OPTIONS, ServerWord.Gone.class),
                        Scenario.replace("a component's that the donor has as well")
                                .when(Faults.sql(DONOR, "INSTALL COMPONENT " + COMPONENT)
                                        .undo("UNINSTALL COMPONENT " + COMPONENT))
                                .when(Faults.sql(RECIPIENT, "INSTALL COMPONENT " + COMPONENT)
                                        .undo("UNINSTALL COMPONENT " + COMPONENT))
                                .when(Faults.option(RECIPIENT, "validate_password.policy", "LOW"))
                                .completes(LOST_OPTIONS)),
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
}
