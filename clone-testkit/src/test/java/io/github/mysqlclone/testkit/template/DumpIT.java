package io.github.mysqlclone.testkit.template;

import static io.github.mysqlclone.testkit.assertj.MySqlAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.internal.host.Command;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dumps as {@code mysqldump} makes them, of a schema that has what dumps are broken by. */
@Tag(Lane.FULL)
class DumpIT {

    private static final String EVENTS =
            "SELECT CONCAT(event_name, ' ', status) FROM information_schema.events ORDER BY event_name";

    private static TestServer source;
    private static TestServer target;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        source = ServerSpec.standard().start();
        target = ServerSpec.standard().without("log_bin").flag("skip_log_bin").start();
        Population.resource(DumpIT.class, "everything.sql").populate(source.dataSource(""));
        source.execute(
                "CHANGE REPLICATION SOURCE TO SOURCE_HOST = '127.0.0.1', SOURCE_PORT = 1, SOURCE_USER = 'nobody' FOR CHANNEL 'of_the_source'",
                "CREATE EVENT everything.hourly ON SCHEDULE EVERY 1 HOUR STARTS '2037-01-01 00:00:00' ENABLE DO DELETE FROM months");
    }

    @AfterAll
    static void close() {
        source.close();
        target.close();
    }

    @BeforeEach
    void empty() throws Exception {
        target.execute(
                "DROP DATABASE IF EXISTS everything",
                "DROP DATABASE IF EXISTS latin",
                "DROP DATABASE IF EXISTS `zoo 2024`");
    }

    private Path dump(String options) throws IOException {
        Path file = folder.resolve("dump.sql");
        List<String> command = new ArrayList<>(
                MySqlSource.standard().require().clientCommand("mysqldump").orElseThrow());
        command.addAll(List.of(
                "--no-defaults",
                "--host=" + source.host(),
                "--port=" + source.port(),
                "--user=" + source.rootAccount().user(),
                "--password=" + source.rootAccount().password().reveal(),
                "--result-file=" + file));
        Stream.of(options.split(" "))
                .map(option -> option.replace("zoo_2024", "zoo 2024"))
                .forEach(command::add);
        Command.run(Duration.ofSeconds(60), command).outputOrThrow();
        return file;
    }

    private static void load(Path file) throws Exception {
        Population.script(file).populate(target.dataSource(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--databases everything latin zoo_2024 --routines --events",
                "--databases everything latin zoo_2024 --routines --events --hex-blob --skip-extended-insert --complete-insert",
                "--databases everything latin zoo_2024 --routines --events --single-transaction --source-data=1 --set-gtid-purged=ON",
                "--databases everything latin zoo_2024 --routines --events --skip-opt --create-options --quick",
                "--all-databases --routines --events --source-data=1 --set-gtid-purged=ON",
                "--all-databases --routines --events --dump-replica=1 --apply-replica-statements --include-source-host-port"
            })
    void holdWhatTheServerHeld(String options) throws Exception {
        load(dump(options));

        assertThat(target.server()).hasSameDataAs(source);
        assertThat(Sql.value(target, "SELECT @@GLOBAL.gtid_executed")).isEmpty();
        assertThat(Sql.value(target, "SELECT COUNT(*) FROM performance_schema.replication_connection_configuration"))
                .isEqualTo("0");
        assertThat(Sql.column(target, EVENTS)).isEqualTo(Sql.column(source, EVENTS));
        assertThat(Sql.value(target, "SELECT COUNT(*) FROM mysql.user WHERE User = 'of_the_source'"))
                .isEqualTo("0");
    }

    @Test
    void areTakenInTheCharacterSetThatTheyName() throws Exception {
        load(dump("--databases latin --default-character-set=latin1"));

        assertThat(Sql.column(target, "SELECT HEX(word) FROM latin.words ORDER BY id"))
                .isEqualTo(Sql.column(source, "SELECT HEX(word) FROM latin.words ORDER BY id"));
    }

    @Test
    void areTakenPackedAsWell() throws Exception {
        Path packed = folder.resolve("dump.sql.gz");
        try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(dump("--databases everything latin zoo_2024 --routines --events"), output);
        }

        load(packed);

        assertThat(target.server()).hasSameDataAs(source);
    }

    @Test
    void areLoadedAsTheClientLoadsThem() throws Exception {
        Path file = dump("--databases everything latin zoo_2024 --routines --events");
        try (TestServer byClient = ServerSpec.standard().start()) {
            List<String> command = new ArrayList<>(
                    MySqlSource.standard().require().clientCommand("mysql").orElseThrow());
            command.addAll(List.of(
                    "--no-defaults",
                    "--host=" + byClient.host(),
                    "--port=" + byClient.port(),
                    "--user=" + byClient.rootAccount().user(),
                    "--password=" + byClient.rootAccount().password().reveal()));
            String quoted = "'" + String.join("' '", command) + "' < '" + file + "'";
            Command.run(Duration.ofSeconds(60), List.of("sh", "-c", quoted)).outputOrThrow();

            load(file);

            assertThat(target.server()).hasSameDataAs(byClient);
        }
    }
}
