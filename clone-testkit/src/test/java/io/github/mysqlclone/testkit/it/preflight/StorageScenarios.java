package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.ABSOLUTE_PATHS;
import static io.github.mysqlclone.preflight.CheckId.DATA_FILE_PATH;
import static io.github.mysqlclone.preflight.CheckId.UNDO_NAMES;
import static io.github.mysqlclone.server.Side.DONOR;

import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where files lie and how large they are. */
final class StorageScenarios {

    private static final String DATA_FILES = "innodb_data_file_path";
    private static final String TWO_FILES = "ibdata1:12M;ibdata2:12M:autoextend";

    private StorageScenarios() {}

    static List<ScenarioGroup> groups(Path scratch) throws IOException {
        return List.of(
                ScenarioGroup.of(
                        "a smaller system tablespace",
                        ClonePairSpec.standard()
                                .donor(server -> server.initialiseOption(DATA_FILES, "ibdata1:10M:autoextend")),
                        Scenario.directory("does not matter").completes(DATA_FILE_PATH),
                        // The statement says OK, and the recipient comes back twice.
                        Scenario.replace("fails in recovery")
                                .when(States.RECIPIENT_HOLDS_DATA)
                                .failsWith(DATA_FILE_PATH, 1815)),
                ScenarioGroup.of(
                        "more system files on the recipient",
                        ClonePairSpec.standard().recipient(server -> server.initialiseOption(DATA_FILES, TWO_FILES)),
                        Scenario.replace("two for one").completes(DATA_FILE_PATH)),
                ScenarioGroup.of(
                        "more system files on the donor",
                        ClonePairSpec.standard().donor(server -> server.initialiseOption(DATA_FILES, TWO_FILES)),
                        Scenario.replace("one for two")
                                .when(States.RECIPIENT_HOLDS_DATA)
                                .failsWith(DATA_FILE_PATH, 3869)),
                elsewhere(
                        Files.createDirectories(scratch.resolve("one")),
                        Files.createDirectories(scratch.resolve("other"))));
    }

    private static ScenarioGroup elsewhere(Path one, Path other) {
        Fault tablespace = Faults.sql(DONOR, "CREATE TABLESPACE away ADD DATAFILE '" + one.resolve("away.ibd") + "'")
                .undo("DROP TABLESPACE away");
        Fault table = Faults.sql(DONOR, "CREATE TABLE shop.away (id INT) DATA DIRECTORY '" + one + "'")
                .undo("DROP TABLE shop.away");
        Fault undo = Faults.sql(
                        DONOR,
                        "CREATE UNDO TABLESPACE one ADD DATAFILE '" + one.resolve("same.ibu") + "'",
                        "CREATE UNDO TABLESPACE other ADD DATAFILE '" + other.resolve("same.ibu") + "'")
                .undo("ALTER UNDO TABLESPACE one SET INACTIVE", "ALTER UNDO TABLESPACE other SET INACTIVE");
        return ScenarioGroup.of(
                "files outside the donor's data directory",
                ClonePairSpec.standard().donor(server -> server.option("innodb_directories", one + ";" + other)),
                Scenario.directory("a tablespace").when(tablespace).failsWith(ABSOLUTE_PATHS, 1525),
                Scenario.local("a tablespace").when(tablespace).failsWith(ABSOLUTE_PATHS, 1086),
                Scenario.replace("a tablespace")
                        .when(States.RECIPIENT_HOLDS_DATA)
                        .when(tablespace)
                        .failsWith(ABSOLUTE_PATHS, 1525),
                Scenario.directory("a table").when(table).failsWith(ABSOLUTE_PATHS, 1525),
                Scenario.local("a table").when(table).failsWith(ABSOLUTE_PATHS, 1086),
                Scenario.directory("two undo files of one name").when(undo).failsWith(UNDO_NAMES, 3869));
    }
}
