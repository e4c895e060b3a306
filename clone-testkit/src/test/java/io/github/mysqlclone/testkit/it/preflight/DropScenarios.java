package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.DROPPABLE_NAMES;
import static io.github.mysqlclone.preflight.CheckId.READ_ONLY_SCHEMAS;
import static io.github.mysqlclone.preflight.CheckId.RECIPIENT_DATA;
import static io.github.mysqlclone.preflight.CheckId.STRAY_FILES;
import static io.github.mysqlclone.preflight.CheckId.SUPER_READ_ONLY;
import static io.github.mysqlclone.server.Side.DONOR;
import static io.github.mysqlclone.server.Side.RECIPIENT;
import static io.github.mysqlclone.testkit.it.preflight.States.RECIPIENT_HOLDS_DATA;
import static io.github.mysqlclone.testkit.it.preflight.States.RECIPIENT_IS_EMPTY;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What the recipient holds, and whether it can and may be dropped. */
final class DropScenarios {

    private static final Fault SUPER_READ_ONLY_ON = Faults.sql(RECIPIENT, "SET GLOBAL super_read_only = ON")
            .undo("SET GLOBAL super_read_only = OFF", "SET GLOBAL read_only = OFF");
    private static final Need READ_ONLY_SCHEMAS_EXIST = Need.version("8.0.22");
    private static final Fault READ_ONLY_SCHEMA =
            Faults.sql(RECIPIENT, "ALTER SCHEMA own READ ONLY = 1").undo("ALTER SCHEMA own READ ONLY = 0");

    /** May clone and sees the schema own, but perhaps not every other one. */
    private static final Account NARROW = Account.of("narrow", "narrow-password");

    private static final Fault NARROW_ACCOUNT = Faults.all(
            Faults.sql(
                            RECIPIENT,
                            "CREATE USER narrow IDENTIFIED BY 'narrow-password'",
                            "GRANT CLONE_ADMIN ON *.* TO narrow",
                            "GRANT SELECT ON performance_schema.* TO narrow",
                            "GRANT SELECT ON own.* TO narrow")
                    .undo("DROP USER IF EXISTS narrow"),
            Faults.sql(
                            DONOR,
                            "CREATE USER narrow IDENTIFIED BY 'narrow-password'",
                            "GRANT SELECT ON performance_schema.* TO narrow")
                    .undo("DROP USER narrow"));

    private DropScenarios() {}

    static List<ScenarioGroup> groups() {
        return List.of(consent(), obstacles(), names(), lockedFolders());
    }

    private static ScenarioGroup consent() {
        return ScenarioGroup.of(
                "consent",
                ClonePairSpec.standard(),
                Scenario.replaceWithoutConsent("none, and the recipient has a schema")
                        .when(RECIPIENT_HOLDS_DATA)
                        .stricterThanServer(RECIPIENT_DATA),
                Scenario.replaceWithoutConsent("none, and the recipient has an empty schema")
                        .when(RECIPIENT_IS_EMPTY)
                        .when(Faults.sql(RECIPIENT, "CREATE SCHEMA hollow").undo("DROP SCHEMA IF EXISTS hollow"))
                        .stricterThanServer(RECIPIENT_DATA),
                Scenario.replaceWithoutConsent("none, and the recipient has a table of its own in mysql")
                        .when(RECIPIENT_IS_EMPTY)
                        .when(Faults.sql(RECIPIENT, "CREATE TABLE mysql.own (id INT)")
                                .undo("DROP TABLE IF EXISTS mysql.own"))
                        .stricterThanServer(RECIPIENT_DATA),
                Scenario.replaceWithoutConsent("none, and the recipient has a tablespace of its own")
                        .when(RECIPIENT_IS_EMPTY)
                        .when(Faults.sql(RECIPIENT, "CREATE TABLESPACE own ADD DATAFILE 'own.ibd'"))
                        .stricterThanServer(RECIPIENT_DATA),
                Scenario.replaceWithoutConsent("for another server")
                        .when(RECIPIENT_HOLDS_DATA)
                        .asking((pair, spec) ->
                                spec.replaceDataOf(UUID.randomUUID().toString()))
                        .stricterThanServer(RECIPIENT_DATA));
    }

    private static ScenarioGroup obstacles() {
        return ScenarioGroup.of(
                "what keeps data from being dropped",
                ClonePairSpec.standard(),
                Scenario.replace("a file that is not the server's")
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(DropScenarios::strayFile)
                        .failsWith(STRAY_FILES, 1010),
                Scenario.replace("a table without its tablespace, which does not matter")
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(Faults.sql(RECIPIENT, "ALTER TABLE own.item DISCARD TABLESPACE"))
                        .completes(STRAY_FILES),
                Scenario.replace("a copy of a tablespace that the donor has no number for")
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(DropScenarios::copyOfATablespace)
                        .stricterThanServer(STRAY_FILES),
                Scenario.replace("super_read_only")
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(SUPER_READ_ONLY_ON)
                        .failsWith(SUPER_READ_ONLY, 1290),
                Scenario.replace("super_read_only, where there is nothing")
                        .when(RECIPIENT_IS_EMPTY)
                        .when(SUPER_READ_ONLY_ON)
                        .completes(SUPER_READ_ONLY),
                Scenario.replace("super_read_only on the donor, which is nobody's business")
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(Faults.sql(DONOR, "SET GLOBAL super_read_only = ON")
                                .undo("SET GLOBAL super_read_only = OFF", "SET GLOBAL read_only = OFF"))
                        .completes(SUPER_READ_ONLY),
                Scenario.replace("read_only, which is not enough")
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(Faults.global(RECIPIENT, "read_only", "ON"))
                        .completes(SUPER_READ_ONLY),
                Scenario.replace("a read-only schema, for somebody who may not see all of them")
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(NARROW_ACCOUNT)
                        .needs(READ_ONLY_SCHEMAS_EXIST)
                        .when(READ_ONLY_SCHEMA)
                        .login(NARROW)
                        .failsWith(READ_ONLY_SCHEMAS, 3989),
                Scenario.replace("a read-only schema")
                        .when(RECIPIENT_HOLDS_DATA)
                        .needs(READ_ONLY_SCHEMAS_EXIST)
                        .when(READ_ONLY_SCHEMA)
                        .failsWith(READ_ONLY_SCHEMAS, 3989),
                Scenario.replace("a read-only schema behind one that is not")
                        .when(Faults.sql(RECIPIENT, "CREATE DATABASE another", "CREATE TABLE another.item (id INT)")
                                .undo("DROP DATABASE IF EXISTS another"))
                        .when(RECIPIENT_HOLDS_DATA)
                        .needs(READ_ONLY_SCHEMAS_EXIST)
                        .when(READ_ONLY_SCHEMA)
                        .failsWith(READ_ONLY_SCHEMAS, 3989),
                Scenario.directory("a read-only schema, which nobody wants to drop")
                        .when(RECIPIENT_HOLDS_DATA)
                        .needs(READ_ONLY_SCHEMAS_EXIST)
                        .when(READ_ONLY_SCHEMA)
                        .completes(READ_ONLY_SCHEMAS));
    }

    private static ScenarioGroup lockedFolders() {
        return ScenarioGroup.of(
                "folders that the server may not write into",
                ClonePairSpec.standard(),
                // The first of a fresh pair: its only table has the number of the donor's.
                Scenario.replace("of a schema whose table has the number of one of the donor's")
                        .needs(LockedFolder.IS_POSSIBLE)
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(LockedFolder.ofSchema("own"))
                        .failsWith(STRAY_FILES, 1815),
                Scenario.replace("of a schema that the donor has, though the recipient has not")
                        .needs(LockedFolder.IS_POSSIBLE)
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(LockedFolder.ofSchema("shop"))
                        .failsWith(STRAY_FILES, 1004),
                Scenario.replace("of sys, which each server fills")
                        .needs(LockedFolder.IS_POSSIBLE)
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(LockedFolder.ofSchema("sys"))
                        .failsWith(STRAY_FILES, 1004),
                Scenario.replace("an empty one of nobody's schema")
                        .needs(LockedFolder.IS_POSSIBLE)
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(LockedFolder.ofSchema("nobodys"))
                        .completesNoted(STRAY_FILES));
    }

    private static ScenarioGroup names() {
        return ScenarioGroup.of(
                "names",
                ClonePairSpec.standard(),
                // The server does not quote in the statements it makes, so the number depends on what it reads then.
                Scenario.replace("a schema with a backtick in its name")
                        .when(Faults.sql(RECIPIENT, "CREATE SCHEMA `a``b`").undo("DROP SCHEMA `a``b`"))
                        .failsWith(DROPPABLE_NAMES, 1064),
                Scenario.replace("a table with a backtick in its name")
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(Faults.sql(RECIPIENT, "CREATE TABLE own.`a``b` (id INT)"))
                        .failsWith(DROPPABLE_NAMES, 1064),
                Scenario.replace("a tablespace with a backtick in its name")
                        .when(Faults.sql(RECIPIENT, "CREATE TABLESPACE `a``b` ADD DATAFILE 'ab.ibd'")
                                .undo("DROP TABLESPACE `a``b`"))
                        .failsWith(DROPPABLE_NAMES, 1064),
                Scenario.replace("a view with a backtick in its name")
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(Faults.sql(RECIPIENT, "CREATE VIEW own.`a``b` AS SELECT 1"))
                        .completes(DROPPABLE_NAMES),
                Scenario.replace("quotes, blanks, accents, a foreign key, a partition")
                        .when(Faults.sql(
                                        RECIPIENT,
                                        "CREATE SCHEMA `a'b\"c d\\é%`",
                                        "CREATE TABLE `a'b\"c d\\é%`.`x.y'z\"` (id INT PRIMARY KEY)"
                                                + " PARTITION BY HASH (id) PARTITIONS 2",
                                        "CREATE TABLE `a'b\"c d\\é%`.parent (id INT PRIMARY KEY)",
                                        "CREATE TABLE `a'b\"c d\\é%`.child (id INT,"
                                                + " FOREIGN KEY (id) REFERENCES parent (id))")
                                .undo("DROP SCHEMA IF EXISTS `a'b\"c d\\é%`"))
                        .completes(DROPPABLE_NAMES));
    }

    private static Fault.Undo strayFile(ClonePair pair) throws SQLException, IOException {
        Path folder = Path.of(String.valueOf(Sql.value(pair.recipient(), "SELECT @@datadir")), "own");
        Path stray = Files.writeString(folder.resolve("notes.txt"), "somebody's");
        return () -> {
            Files.delete(stray);
            // The server has forgotten the schema, and keeps its directory.
            pair.recipient().execute("SET sql_log_bin = 0", "DROP DATABASE IF EXISTS own");
            Files.deleteIfExists(folder);
        };
    }

    /** The recipient's numbers go up with each table that is made, and the donor has made few. */
    private static Fault.Undo copyOfATablespace(ClonePair pair) throws SQLException, IOException {
        pair.recipient().execute("SET sql_log_bin = 0", "CREATE DATABASE counted");
        for (int i = 0; i < 100; i++) {
            pair.recipient().execute("CREATE TABLE counted.t (id INT)", "DROP TABLE counted.t");
        }
        pair.recipient().execute("CREATE TABLE counted.t (id INT)");
        Path data = Path.of(String.valueOf(Sql.value(pair.recipient(), "SELECT @@datadir")));
        Path folder = Files.createDirectory(data.resolve("somebodys"));
        Path copy = Files.copy(data.resolve("counted").resolve("t.ibd"), folder.resolve("t.ibd"));
        pair.recipient().execute("SET sql_log_bin = 0", "DROP DATABASE counted");
        return () -> {
            Files.delete(copy);
            Files.delete(folder);
        };
    }
}
