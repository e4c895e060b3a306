package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.ABSOLUTE_PATHS;
import static io.github.mysqlclone.preflight.CheckId.DATA_FILE_PATH;
import static io.github.mysqlclone.preflight.CheckId.STRAY_FILES;
import static io.github.mysqlclone.preflight.CheckId.UNDO_NAMES;
import static io.github.mysqlclone.server.Side.DONOR;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.it.TestedMySql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
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
                                .since(
                                        "8.4.8",
                                        then -> then.when(States.RECIPIENT_HOLDS_DATA)
                                                .failsWith(DATA_FILE_PATH, 1815),
                                        // It is gone for good, and could not be told to drop what it held.
                                        before -> before.stricterThanServer(DATA_FILE_PATH, ServerWord.Gone.class))),
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
                        Files.createDirectories(scratch.resolve("other"))),
                known(Files.createDirectories(scratch.resolve("known"))),
                copies(Files.createDirectories(scratch.resolve("copies").resolve("deep"))));
    }

    /** The recipient is told to look for its own tablespaces in the folder above. */
    private static ScenarioGroup copies(Path folder) {
        return ScenarioGroup.of(
                "copies of tablespaces in a directory that the recipient looks into",
                ClonePairSpec.standard()
                        .recipient(server -> server.option("innodb_directories", String.valueOf(folder.getParent()))),
                Scenario.replace("a file of another kind")
                        .when(States.RECIPIENT_HOLDS_DATA)
                        .when(pair -> copied(Files.writeString(folder.resolve("notes.txt"), "somebody's")))
                        .completes(STRAY_FILES),
                Scenario.replace("one of the donor's own")
                        .when(States.RECIPIENT_HOLDS_DATA)
                        .when(Faults.sql(
                                        DONOR,
                                        "CREATE TABLE shop.copied (id INT)",
                                        "FLUSH TABLES shop.copied FOR EXPORT",
                                        "UNLOCK TABLES")
                                .undo("DROP TABLE shop.copied"))
                        .when(pair -> copied(Files.copy(
                                dataDirectory(pair.donor()).resolve("shop").resolve("copied.ibd"),
                                folder.resolve("any.ibd"))))
                        .failsWith(STRAY_FILES, 1815),
                // It comes back only when that is gone.
                Scenario.replace("one of undo")
                        .when(States.RECIPIENT_HOLDS_DATA)
                        .when(pair -> {
                            Fault.Undo copy = copied(Files.copy(
                                    dataDirectory(pair.recipient()).resolve("undo_001"), folder.resolve("undo_001")));
                            return () -> {
                                copy.undo();
                                pair.recipient().restart();
                            };
                        })
                        .stricterThanServer(STRAY_FILES, ServerWord.Gone.class));
    }

    private static Path dataDirectory(TestServer server) throws SQLException {
        return Path.of(String.valueOf(Sql.value(server, "SELECT @@datadir")));
    }

    private static Fault.Undo copied(Path copy) {
        return () -> Files.deleteIfExists(copy);
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
        // From 9.7.2 on the recipient looks at the directory first, which it does not know.
        int refusal = TestedMySql.since("9.7.2", 1525, 1086);
        return ScenarioGroup.of(
                "files outside the donor's data directory",
                ClonePairSpec.standard().donor(server -> server.option("innodb_directories", one + ";" + other)),
                Scenario.directory("a tablespace").when(tablespace).failsWith(ABSOLUTE_PATHS, refusal),
                Scenario.local("a tablespace").when(tablespace).failsWith(ABSOLUTE_PATHS, 1086),
                Scenario.replace("a tablespace")
                        .when(States.RECIPIENT_HOLDS_DATA)
                        .when(tablespace)
                        .since(
                                "9.7.2",
                                then -> then.failsWith(ABSOLUTE_PATHS, 1525),
                                before -> before.since(
                                        "8.4.8",
                                        completes -> completes.stricterThanServer(ABSOLUTE_PATHS),
                                        fails -> fails.failsWith(ABSOLUTE_PATHS, 1815))),
                Scenario.directory("a table").when(table).failsWith(ABSOLUTE_PATHS, refusal),
                Scenario.local("a table").when(table).failsWith(ABSOLUTE_PATHS, 1086),
                Scenario.directory("two undo files of one name").when(undo).failsWith(UNDO_NAMES, 3869));
    }

    /** The recipient, on the donor's host, knows the directory, so that only the file is in the way. */
    private static ScenarioGroup known(Path directory) {
        Fault table = Faults.sql(DONOR, "CREATE TABLE shop.away (id INT) DATA DIRECTORY '" + directory + "'")
                .undo("DROP TABLE shop.away");
        return ScenarioGroup.of(
                "files of the donor's in a directory that both know",
                ClonePairSpec.standard().both(server -> server.option("innodb_directories", directory.toString())),
                Scenario.directory("a table").when(table).failsWith(ABSOLUTE_PATHS, 1086),
                // The last of its pair: it takes the donor's file away.
                Scenario.replace("a table")
                        .when(States.RECIPIENT_HOLDS_DATA)
                        .when(Faults.sql(
                                DONOR,
                                "CREATE TABLE shop.away (id INT) DATA DIRECTORY '" + directory + "'",
                                // On disk: from a file that is not written yet 8.0.30 does not recover.
                                "FLUSH TABLES shop.away FOR EXPORT",
                                "UNLOCK TABLES"))
                        .stricterThanServer(ABSOLUTE_PATHS));
    }
}
