package io.github.mysqlclone.testkit.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.it.ChildJvm;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a template keeps in the cache, and when it is built; what its servers are is {@code TemplateContract}'s. */
@Tag(Lane.CORE)
class MySqlTemplateIT {

    private static final String ROWS = "SELECT COUNT(*) FROM shop.orders";

    private final AtomicInteger builds = new AtomicInteger();
    private final MySqlTemplate template =
            MySqlTemplate.populatedBy(Population.code(UUID.randomUUID().toString(), dataSource -> {
                builds.incrementAndGet();
                try (Connection connection = dataSource.getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE shop");
                    statement.execute("CREATE TABLE shop.orders (id INT PRIMARY KEY)");
                    statement.execute("INSERT INTO shop.orders VALUES (1), (2)");
                }
            }));

    @TempDir
    private Path folder;

    @AfterEach
    void forgetTheTemplate() throws IOException {
        TemplateFolder.of(template).close();
    }

    @Test
    @Tag(Lane.FULL)
    void servesFourThreadsAtOnceFromOneBuild() {
        Set<Integer> ports = Collections.synchronizedSet(new HashSet<>());
        IntStream.range(0, 4).parallel().forEach(thread -> {
            try (TestServer server = template.newServer()) {
                ports.add(server.port());
                assertThat(Sql.value(server, ROWS)).isEqualTo("2");
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(ports).hasSize(4);
        assertThat(builds).hasValue(1);
    }

    @Test
    @Tag(Lane.FULL)
    void isBuiltOnceByTwoJvms() throws Exception {
        String version = UUID.randomUUID().toString();
        MySqlTemplate shared = TemplateJvm.template(folder, version);
        try (ChildJvm one = ChildJvm.start(TemplateJvm.class, folder.resolve("out-1"), folder.toString(), version);
                ChildJvm two = ChildJvm.start(TemplateJvm.class, folder.resolve("out-2"), folder.toString(), version);
                TemplateFolder cached = TemplateFolder.of(shared)) {
            assertThat(one.awaitExit()).as(one.output()).isZero();
            assertThat(two.awaitExit()).as(two.output()).isZero();
            assertThat(cached.path()).exists();
        }
        assertThat(folder.resolve("builds")).hasContent("built");
    }

    @Test
    @Tag(Lane.FULL)
    void isBuiltAgainWhenAFileOfItIsGone() throws Exception {
        template.build();
        Files.delete(TemplateFolder.of(template).path().resolve("data/ibdata1"));

        try (TestServer server = template.newServer()) {
            assertThat(Sql.value(server, ROWS)).isEqualTo("2");
        }
        assertThat(builds).hasValue(2);
    }

    @Test
    @Tag(Lane.FULL)
    void isBuiltAgainWhenItWasNeverFinished() throws Exception {
        template.build();
        Files.delete(TemplateFolder.of(template).path().resolve("complete"));

        template.build();

        assertThat(builds).hasValue(2);
    }

    @Test
    @Tag(Lane.FULL)
    void isBuiltAgainWhenItsContentHasChanged() throws Exception {
        template.build();
        Path file = TemplateFolder.of(template).path().resolve("data/shop/orders.ibd");
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.seek(content.length() / 2);
            content.write(77);
        }

        try (TestServer server = template.server(spec -> spec).newServer()) { // another object on the same template
            assertThat(Sql.value(server, ROWS)).isEqualTo("2");
        }
        assertThat(builds).hasValue(2);
    }

    @Test
    void isAnotherOneWithOtherContentOrOptions() throws IOException {
        Path script = Files.writeString(folder.resolve("shop.sql"), "CREATE DATABASE shop;");
        String id = MySqlTemplate.populatedBy(script).id();

        assertThat(MySqlTemplate.populatedBy(script).id()).isEqualTo(id);
        assertThat(MySqlTemplate.populatedBy(script)
                        .server(spec -> spec.option("character_set_server", "latin1"))
                        .id())
                .isNotEqualTo(id);
        Files.writeString(script, "CREATE DATABASE shops;");
        assertThat(MySqlTemplate.populatedBy(script).id()).isNotEqualTo(id);
        assertThat(MySqlTemplate.populatedBy(script, script).id())
                .isNotEqualTo(MySqlTemplate.populatedBy(script).id());
    }

    @Test
    void namesFileLineAndStatementThatFailedAndKeepsNothing() throws IOException {
        Path script = Files.writeString(
                folder.resolve("shop.sql"), "CREATE DATABASE shop;\n\nCREATE TABLE shop.orders (id INTEGRAL);\n");
        MySqlTemplate broken = MySqlTemplate.populatedBy(script);

        TestkitException failure = catchThrowableOfType(TestkitException.class, broken::newServer);

        assertThat(failure)
                .hasMessageContaining(script + ", line 3: error 1064")
                .hasMessageContaining("The statement: CREATE TABLE shop.orders (id INTEGRAL)")
                .hasMessageContaining("error log ends with:")
                .hasMessageContaining("ready for connections");
        assertThat(TemplateFolder.of(broken).path()).doesNotExist();
        assertThat(TemplateFolder.of(broken).path().resolveSibling(""))
                .isDirectoryNotContaining("glob:**" + broken.id() + "*.partial");
        TemplateFolder.of(broken).close();
    }

    @Test
    void saysWhatAScriptLacksThatSelectsNoSchema() throws IOException {
        Path script = Files.writeString(folder.resolve("shop.sql"), "CREATE TABLE orders (id INT);");

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(MySqlTemplate.populatedBy(script)::newServer)
                .withMessageContaining("line 1: error 1046")
                .withMessageContaining("begin it with CREATE DATABASE shop; USE shop;");
    }

    @Test
    @Tag(Lane.FULL)
    void isNotKeptOfAServerThatCrashedWhileItWasFilled() {
        MySqlTemplate crashed = MySqlTemplate.populatedBy(Population.code("crashed-1", dataSource -> {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT @@pid_file")) {
                row.next();
                long process = Long.parseLong(
                        Files.readString(Path.of(row.getString(1))).strip());
                ProcessHandle server = ProcessHandle.of(process).orElseThrow();
                server.destroyForcibly();
                server.onExit().join();
            }
        }));

        assertThatExceptionOfType(TestkitException.class).isThrownBy(crashed::build);
        assertThat(TemplateFolder.of(crashed).path()).doesNotExist();
    }

    @Test
    @Tag(Lane.FULL)
    void isNotKeptWhereItsDataLiesElsewhere() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        assertNotKept(
                elsewhere,
                elsewhere.resolve("shop/orders.ibd").toString(),
                "CREATE DATABASE shop",
                "CREATE TABLE shop.orders (id INT) DATA DIRECTORY '" + elsewhere + "'");
    }

    @Test
    @Tag(Lane.FULL)
    void isNotKeptWhereItsDataLiesElsewhereAndItsAccountsAreOthers() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        assertNotKept(
                elsewhere,
                elsewhere.resolve("shop/orders.ibd").toString(),
                "CREATE DATABASE shop",
                "CREATE TABLE shop.orders (id INT) DATA DIRECTORY '" + elsewhere + "'",
                "CREATE USER 'owner'@'%' IDENTIFIED BY 'of their own'",
                "DROP USER 'root'@'%', 'root'@'localhost'");
    }

    @Test
    @Tag(Lane.FULL)
    void isNotKeptWhereAVariableThatItPersistsNamesALogElsewhere() {
        Path log = folder.resolve("general.log");
        assertNotKept(folder, log.toString(), "SET PERSIST general_log_file = '" + log + "'");
    }

    private static void assertNotKept(Path elsewhere, String named, String... statements) {
        MySqlTemplate outside = MySqlTemplate.populatedBy(Population.code("outside-1", dataSource -> {
                    try (Connection connection = dataSource.getConnection();
                            Statement statement = connection.createStatement()) {
                        for (String sql : statements) {
                            statement.execute(sql);
                        }
                    }
                }))
                .server(spec -> spec.source(() -> new MySqlSource.Found(knowing(elsewhere), "a test")));

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(outside::build)
                .withMessageContaining("data directory")
                .withMessageContaining("outside of")
                .withMessageContaining(named);
        assertThat(TemplateFolder.of(outside).path()).doesNotExist();
    }

    /** As the options of copies must not lead elsewhere. */
    private static MySqlInstallation knowing(Path elsewhere) {
        MySqlInstallation standard = MySqlSource.standard().require();
        Map<String, String> options = new HashMap<>(standard.options());
        options.put("innodb_directories", elsewhere.toString());
        return new MySqlInstallation(
                standard.version(), standard.mysqld(), standard.loaderCommand(), options, standard.pluginDirectory());
    }

    @Test
    @Tag(Lane.FULL)
    void isBuiltAgainForTheDayWhereItMayNotBeOlder() throws Exception {
        MySqlTemplate hourly = template.rebuiltAfter(Duration.ofHours(1));
        hourly.build();
        Files.setLastModifiedTime(
                TemplateFolder.of(template).path().resolve("complete"),
                FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        try (TestServer server = hourly.newServer()) {
            assertThat(Sql.value(server, ROWS)).isEqualTo("2");
        }
        assertThat(builds).hasValue(2);
    }

    @Test
    @Tag(Lane.FULL)
    void saysWhichCodeFailed() {
        MySqlTemplate broken = MySqlTemplate.populatedBy(Population.code("broken-1", dataSource -> {
            throw new IllegalStateException("no such migration");
        }));

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(broken::build)
                .withMessageContaining("code of version broken-1: java.lang.IllegalStateException: no such migration");
    }

    @Test
    void runsAScriptOfTheClassPathWithRoutinesAndBraces() throws Exception {
        MySqlTemplate scripted = MySqlTemplate.populatedBy(Population.resource(MySqlTemplateIT.class, "routines.sql"));
        try (TestServer server = scripted.newServer();
                TemplateFolder cached = TemplateFolder.of(scripted)) {
            assertThat(cached.path()).exists();
            assertThat(Sql.value(server, "SELECT shop.twice(21)")).isEqualTo("42");
            assertThat(Sql.value(server, "SELECT note FROM shop.notes")).isEqualTo("{d '1'}; it's");
        }
    }

    @Test
    void saysWhichResourceIsMissing() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> Population.resource(MySqlTemplateIT.class, "nowhere.sql"))
                .withMessageContaining("nowhere.sql")
                .withMessageContaining(MySqlTemplateIT.class.getName());
    }

    @Test
    @Tag(Lane.FULL)
    void goesToAServerOfOtherOptions() throws SQLException {
        try (TestServer server = template.copyFor(ServerSpec.standard().option("max_connections", "7"))
                .start()) {
            assertThat(Sql.value(server, "SELECT @@max_connections")).isEqualTo("7");
            assertThat(Sql.value(server, ROWS)).isEqualTo("2");
        }
    }
}
