package io.github.mysqlclone.testkit.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.process.ProcessCopies;
import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.testkit.process.installation.FakeMysqld;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateNameTest {

    @TempDir
    private Path folder;

    private ServerSpec server;

    @BeforeEach
    void describeAServer() throws IOException {
        MySqlInstallation installation = MySqlInstallation.ofExecutable(FakeMysqld.confined(folder.resolve("mysql")));
        server = ServerSpec.standard().source(() -> new MySqlSource.Found(installation, "a test"));
    }

    /** Stands in for another project's class that has reached the same migration. */
    private static final class OtherProject {
        static Population at(String version) {
            return Population.code(version, dataSource -> {});
        }
    }

    @Test
    void differsForTheSameVersionOfTwoClassesAndOfAScript() throws IOException {
        Path script = Files.writeString(folder.resolve("script.sql"), "V12");

        assertThat(List.of(
                        name(server, Population.code("V12", dataSource -> {})),
                        name(server, OtherProject.at("V12")),
                        name(server, Population.script(script))))
                .doesNotHaveDuplicates();
        assertThat(name(server, OtherProject.at("V12"))).isEqualTo(name(server, OtherProject.at("V12")));
    }

    @Test
    void differsForTwoPiecesOfCodeInOneClass() {
        assertThat(List.of(
                        name(server, Population.code("1", dataSource -> dataSource.getConnection())),
                        name(server, Population.code("1", dataSource -> dataSource.getLoginTimeout())),
                        name(server, Population.code("1", TemplateNameTest::fill)),
                        name(server, Population.code("1", TemplateNameTest::fillAnother)),
                        name(server, Population.code("1", new NamedWork()))))
                .doesNotHaveDuplicates();
        assertThat(name(server, Population.code("1", TemplateNameTest::fill)))
                .isEqualTo(name(server, Population.code("1", TemplateNameTest::fill)));
    }

    @Test
    void differsForOnePieceOfCodeWithOtherValues() {
        assertThat(List.of(
                        name(server, creating("a", 1)),
                        name(server, creating("b", 1)),
                        name(server, creating("a", 2)),
                        name(server, creating("a1", 1))))
                .doesNotHaveDuplicates();
        assertThat(name(server, creating("a", 1))).isEqualTo(name(server, creating("a", 1)));
    }

    private static Population creating(String schema, int tables) {
        List<Object> seen = new ArrayList<>();
        return Population.code("1", dataSource -> seen.add(schema + tables));
    }

    private static void fill(DataSource dataSource) {}

    private static void fillAnother(DataSource dataSource) {}

    private static final class NamedWork implements Population.Work {

        @Override
        public void populate(DataSource dataSource) {}
    }

    @Test
    void differsInAnotherTimeZoneOfThisJvmButForScripts() throws IOException {
        Population script = Population.script(Files.writeString(folder.resolve("times.sql"), "SELECT 1"));
        MySqlTemplate code = template(OtherProject.at("1"));
        String ofCode = code.id();
        String ofScript = template(script).id();
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(before.getID().equals("Asia/Tokyo") ? "Asia/Seoul" : "Asia/Tokyo"));
        try {
            assertThat(code.id()).isNotEqualTo(ofCode);
            assertThat(template(OtherProject.at("1")).id()).isEqualTo(code.id());
            assertThat(template(script).id()).isEqualTo(ofScript);
        } finally {
            TimeZone.setDefault(before);
        }
        assertThat(code.id()).isEqualTo(ofCode);
    }

    private MySqlTemplate template(Population population) {
        return MySqlTemplate.populatedBy(population).server(spec -> server);
    }

    @Test
    void changesWithTheContentOfTheDirectoryThatIsCopied() throws IOException {
        Path base = Files.createDirectory(folder.resolve("base"));
        Files.writeString(base.resolve("ibdata1"), "old");
        String old = name(server.copyOfDataDirectory(base), OtherProject.at("1"));
        Path sameElsewhere = Files.createDirectory(folder.resolve("same"));
        Files.writeString(sameElsewhere.resolve("ibdata1"), "old");

        Files.writeString(base.resolve("ibdata1"), "newer");

        assertThat(name(server.copyOfDataDirectory(base), OtherProject.at("1"))).isNotEqualTo(old);
        assertThat(name(server.copyOfDataDirectory(sameElsewhere), OtherProject.at("1")))
                .isEqualTo(old);
        assertThat(name(server, OtherProject.at("1"))).isNotEqualTo(old);
    }

    @Test
    void changesWithTheStatementsThatTheServerRunsAtItsStart() throws IOException {
        Path file = Files.writeString(folder.resolve("init.sql"), "SELECT 1;");
        ServerSpec spec = server.option("init_file", file.toString());
        String before = name(spec, OtherProject.at("1"));

        Files.writeString(file, "SELECT 2;");

        assertThat(name(spec, OtherProject.at("1"))).isNotEqualTo(before);
    }

    @Test
    void saysOfServersAlsoWhatMakesNoDifferenceToTheirData() {
        MySqlTemplate template = MySqlTemplate.populatedBy(OtherProject.at("1"));
        MySqlTemplate supervised = template.server(spec -> server);
        List<String> ids = List.of(
                supervised.serversId(),
                template.server(spec -> server.unsupervised()).serversId(),
                template.server(spec -> server.smallDisk(1 << 20)).serversId(),
                template.server(spec -> server.port(23306)).serversId(),
                supervised.rebuiltAfter(Duration.ofDays(1)).serversId(),
                supervised.rebuiltAfter(Duration.ofDays(2)).serversId());

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(template.server(spec -> server.unsupervised()).id()).isEqualTo(supervised.id());
    }

    /** Texts that would run into each other if they were only put one behind the other. */
    private static final List<String> TEXTS = List.of("a", "b", "ab", "a=b", "a\nb", "1:a", "TZ", "\"", "a\"\nb=\"a");

    @Test
    void isSharedByNoTwoDescriptionsThatDiffer() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<String, String> descriptionByName = new HashMap<>();
        for (int count = 0; count < 3000; count++) {
            List<String> description = new ArrayList<>();
            Population[] populations = new Population[1 + random.nextInt(3)];
            for (int index = 0; index < populations.length; index++) {
                populations[index] = population(random, description);
            }
            String name = name(server(random, description), populations);
            String same = descriptionByName.putIfAbsent(name, description.toString());
            if (same != null) {
                assertThat(description).as("seed %d", seed).hasToString(same);
            }
        }
        assertThat(descriptionByName).as("seed %d", seed).hasSizeGreaterThan(1000);
    }

    private Population population(Random random, List<String> description) throws IOException {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        int kind = random.nextInt(8);
        int tables = kind >= 4 ? random.nextInt(3) : 0;
        description.add(kind + " " + text + " " + tables);
        return switch (kind) {
            case 0 -> Population.code(text, dataSource -> {});
            case 1 -> OtherProject.at(text);
            case 2 -> Population.code(text, dataSource -> dataSource.getLoginTimeout());
            case 4 -> creating(text, tables);
            case 5 -> holding(new Schema(text, tables));
            case 6 -> holding(Map.of(text, List.of(tables)));
            case 7 -> Population.code("1", new Filling(new Schema(text, tables)));
            default -> Population.script(Files.writeString(Files.createTempFile(folder, "any", ".sql"), text));
        };
    }

    private record Schema(String name, int tables) {}

    private record Filling(Schema schema) implements Population.Work {

        @Override
        public void populate(DataSource dataSource) {}
    }

    private static Population holding(Object value) {
        return Population.code("1", dataSource -> assertThat(value).isNotNull());
    }

    /** At most one of each kind, or their order would tell apart what is the same. */
    private ServerSpec server(Random random, List<String> description) {
        ServerSpec spec = server;
        if (random.nextBoolean()) {
            String value = TEXTS.get(random.nextInt(TEXTS.size()));
            description.add("option " + value);
            spec = spec.option("init_connect", value);
        }
        if (random.nextBoolean()) {
            String value = TEXTS.get(random.nextInt(TEXTS.size()));
            description.add("initialise " + value);
            spec = spec.initialiseOption("default_authentication_plugin", value);
        }
        if (random.nextBoolean()) {
            description.add("flag");
            spec = spec.flag("skip_replica_start");
        }
        if (random.nextBoolean()) {
            String variable = random.nextBoolean() ? "A" : "TZ";
            String value = TEXTS.get(random.nextInt(TEXTS.size()));
            description.add(variable + " " + value);
            spec = spec.environment(variable, value);
        }
        return spec;
    }

    private static String name(ServerSpec spec, Population... populations) {
        return new TemplateName(List.of(populations)).on(new ProcessCopies(spec));
    }
}
