package io.github.mysqlclone.testkit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.process.source.MySqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever somebody has the kit work: it does, or says in a sentence which folder or setting is wrong. */
@Tag(Lane.FULL)
class PlacesOfServersIT {

    private static final String MOUNT =
            "mount -t tmpfs -o \"$1\" tmpfs \"$2\" && mkdir -p \"$2/full\" 2>/dev/null; shift 2 && exec \"$@\"";

    @TempDir
    private Path folder;

    private Path place;
    private String mysql = "";

    @BeforeEach
    void findMySql() throws IOException {
        place = Files.createDirectory(folder.resolve("place"));
        Path programs = MySqlSource.standard().require().mysqld().resolveSibling("");
        mysql = programs.resolveSibling("").toString();
    }

    @Test
    void mayHaveBlanksAndUmlautsInTheirNames() throws Exception {
        String output = run(List.of(), environment -> {
            environment.put("LC_ALL", "C.UTF-8");
            environment.put(
                    "CLONE_TESTKIT_CACHE", place.resolve("Fähre nach Åbo").toString());
        });

        assertThat(output).contains("answers at 127.0.0.1: true");
        assertThat(place.resolve("Fähre nach Åbo/servers")).isEmptyDirectory();
    }

    @Test
    void areRefusedBySettingWhereTheLocaleKnowsNoUmlauts() throws Exception {
        String output = run(List.of(), environment -> {
            environment.put("LC_ALL", "C");
            environment.put("CLONE_TESTKIT_CACHE", place.resolve("Fähre").toString());
        });

        assertThat(output).contains("refused: clone.testkit.cache is", "LC_ALL=C.UTF-8");
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void mayBeAnybodysWhoseHomeIsNotInTheEnvironment() throws Exception {
        String output = run(List.of(), environment -> environment.remove("HOME"));

        assertThat(output).contains("answers at 127.0.0.1: true");
    }

    @Test
    void areReachedWhereIpv6IsPreferred() throws Exception {
        String output = run(
                List.of(), environment -> environment.put("JAVA_TOOL_OPTIONS", "-Djava.net.preferIPv6Addresses=true"));

        assertThat(output).contains("answers at 127.0.0.1: true");
    }

    @Test
    void areRefusedWhereNothingCanBeWritten() throws Exception {
        String output = run(
                disk("ro"),
                environment -> environment.put(
                        "CLONE_TESTKIT_CACHE", place.resolve("cache").toString()));

        assertThat(output)
                .contains("refused: The folder " + place.resolve("cache") + " cannot be made or written to")
                .contains("clone.testkit.cache");
    }

    @Test
    void areRefusedWhereTheDiskIsFull() throws Exception {
        String output = run(
                disk("size=4M"),
                environment -> environment.put(
                        "CLONE_TESTKIT_CACHE", place.resolve("full/cache").toString()));

        assertThat(output)
                .contains("refused: ", "could not initialise a data directory in " + place.resolve("full/cache"))
                .contains("MiB are free", "clone.testkit.cache");
    }

    /** A file system that only the child sees, as {@code smallDisk} makes one. */
    private List<String> disk(String options) {
        return List.of("unshare", "--map-root-user", "--mount", "sh", "-c", MOUNT, "sh", options, place.toString());
    }

    private String run(List<String> behind, Consumer<Map<String, String>> change) throws Exception {
        Consumer<Map<String, String>> environment = variables -> variables.put("CLONE_TESTKIT_MYSQL_HOME", mysql);
        try (ChildJvm jvm =
                ChildJvm.start(behind, environment.andThen(change), ServerInAPlace.class, folder.resolve("output"))) {
            assertThat(jvm.awaitExit()).as(jvm.output()).isZero();
            return jvm.output();
        }
    }
}
