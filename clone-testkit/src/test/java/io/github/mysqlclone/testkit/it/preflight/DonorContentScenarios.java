package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.EVENTS;
import static io.github.mysqlclone.preflight.CheckId.NON_INNODB_TABLES;
import static io.github.mysqlclone.server.Side.DONOR;

import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.util.List;

/** What the donor holds that does not arrive, or does something once it has. */
final class DonorContentScenarios {

    private DonorContentScenarios() {}

    private static Fault onDonor(String... statements) {
        String[] all = new String[statements.length + 1];
        all[0] = "CREATE DATABASE special";
        System.arraycopy(statements, 0, all, 1, statements.length);
        return Faults.sql(DONOR, all).undo("DROP DATABASE special");
    }

    static List<ScenarioGroup> groups() {
        return List.of(ScenarioGroup.of(
                "what the donor holds",
                ClonePairSpec.standard(),
                Scenario.directory("a MyISAM table")
                        .when(onDonor(
                                "CREATE TABLE special.t (id INT) ENGINE=MyISAM", "INSERT INTO special.t VALUES (1)"))
                        .completesNoted(NON_INNODB_TABLES),
                Scenario.directory("tables of other engines")
                        .when(onDonor(
                                "CREATE TABLE special.csv (id INT NOT NULL) ENGINE=CSV",
                                "CREATE TABLE special.memory (id INT) ENGINE=MEMORY",
                                "CREATE TABLE special.archive (id INT) ENGINE=ARCHIVE"))
                        .completesNoted(NON_INNODB_TABLES),
                Scenario.replace("an enabled event")
                        .when(onDonor("CREATE EVENT special.hourly ON SCHEDULE EVERY 1 HOUR DO SELECT 1"))
                        .asking(States.donorReadByRoot())
                        .completesNoted(EVENTS)));
    }
}
