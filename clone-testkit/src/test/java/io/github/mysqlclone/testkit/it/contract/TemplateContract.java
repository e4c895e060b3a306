package io.github.mysqlclone.testkit.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import io.github.mysqlclone.testkit.template.Population;
import io.github.mysqlclone.testkit.template.TemplateFolder;
import io.github.mysqlclone.testkit.template.WarmPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a template does, in the way that is picked. */
abstract class TemplateContract {

    private static final String BACKEND = "clone.testkit.backend";
    private static final String ROWS = "SELECT COUNT(*) FROM shop.orders";

    private static final int TABLES = 200;

    private static final AtomicInteger BUILDS = new AtomicInteger();

    private static String version = "";

    /** Any of them: all have the same name in the cache. */
    private static @Nullable TemplateFolder built;

    private final String backendBefore = System.getProperty(BACKEND, "");

    abstract BackendUnderTest way();

    /** Both ways may be tried by one JVM. */
    @BeforeAll
    static void thinkOfATemplateThatNobodyHas() {
        version = UUID.randomUUID().toString();
        BUILDS.set(0);
    }

    @BeforeEach
    void askForThisBackend() {
        System.setProperty(BACKEND, way().backend().name());
    }

    @AfterEach
    void askForWhatWasAskedForBefore() {
        System.setProperty(BACKEND, backendBefore);
    }

    @AfterAll
    static void forgetTheTemplate() throws IOException {
        if (built != null) {
            built.close();
        }
    }

    private static MySqlTemplate template() {
        MySqlTemplate template = MySqlTemplate.populatedBy(Population.code(version, TemplateContract::fill));
        built = TemplateFolder.of(template);
        return template;
    }

    private static void fill(DataSource dataSource) throws SQLException {
        BUILDS.incrementAndGet();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE shop");
            statement.execute("CREATE TABLE shop.orders (id INT PRIMARY KEY)");
            statement.execute("INSERT INTO shop.orders VALUES (1), (2)");
            statement.execute("CREATE TABLE shop.filling SELECT @@GLOBAL.event_scheduler AS events");
            statement.execute("CREATE DATABASE many");
            for (int table = 1; table <= TABLES; table++) {
                statement.execute("CREATE TABLE many.t" + table + " (id INT PRIMARY KEY) SELECT " + table + " AS id");
            }
        }
    }

    @Test
    void isBuiltOnceAndGivesEveryServerACopyOfItsOwn() throws Exception {
        MySqlTemplate template = template();
        try (TestServer one = template.newServer();
                TestServer other = template.newServer()) {
            one.execute("DELETE FROM shop.orders");

            assertThat(Sql.value(one, ROWS)).isEqualTo("0");
            assertThat(Sql.value(other, ROWS)).isEqualTo("2");
            assertThat(Sql.value(one, "SELECT @@server_uuid")).isNotEqualTo(Sql.value(other, "SELECT @@server_uuid"));
        }
        assertThat(BUILDS).hasValue(1); // whichever test came first
    }

    @Test
    @Tag(Lane.FULL)
    void carriesEveryTableOfManyOverToACopy() throws Exception {
        String rows = IntStream.rangeClosed(1, TABLES)
                .mapToObj(table -> "SELECT id FROM many.t" + table)
                .collect(Collectors.joining(" UNION ALL "));
        try (TestServer server = template().newServer()) {
            assertThat(Sql.value(server, "SELECT COUNT(DISTINCT id) FROM (" + rows + ") AS t"))
                    .isEqualTo(String.valueOf(TABLES));

            server.execute("INSERT INTO many.t" + TABLES + " VALUES (1000)", "DROP TABLE many.t1");
            assertThat(Sql.value(server, "SELECT MAX(id) FROM many.t" + TABLES)).isEqualTo("1000");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void leavesNothingOfItsFillingInTheBinaryLog() throws Exception {
        try (TestServer server = template().newServer()) {
            assertThat(Sql.value(server, "SELECT @@gtid_executed")).isEmpty();
            assertThat(Sql.value(server, "SELECT @@log_bin")).isEqualTo("1");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void runsItsEventsOnCopiesOnly() throws Exception {
        try (TestServer server = template().newServer()) {
            assertThat(Sql.value(server, "SELECT events FROM shop.filling")).isEqualTo("OFF");
            assertThat(Sql.value(server, "SELECT @@GLOBAL.event_scheduler")).isEqualTo("ON");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void givesAPairADonorThatCanBeCloned() throws Exception {
        try (ClonePair pair = template().newPair()) {
            assertThat(Sql.value(pair.recipient(), "SHOW DATABASES LIKE 'shop'"))
                    .isNull();

            Servers.run(Servers.replacing(pair), Servers.recipient(pair));

            assertThat(Sql.value(pair.recipient(), ROWS)).isEqualTo("2");
        }
    }

    /** Else the one could not be cloned to the other, or the two would differ without a word. */
    @Test
    @Tag(Lane.FULL)
    void describesTheRecipientOfAPairAsItsDonor() throws Exception {
        MySqlTemplate template = MySqlTemplate.populatedBy(Population.code("1", dataSource -> {}))
                .on(way().copies(Map.of(
                        "lower_case_table_names",
                        "1",
                        "innodb_page_size",
                        "8k",
                        "sql_mode",
                        "ANSI",
                        "server_id",
                        "7",
                        "max_connections",
                        "33")));
        try (TemplateFolder folder = TemplateFolder.of(template);
                ClonePair pair = template.newPair()) {
            assertThat(folder).isNotNull();
            assertThat(Sql.value(pair.recipient(), "SELECT @@lower_case_table_names"))
                    .isEqualTo("1");
            assertThat(Sql.value(pair.recipient(), "SELECT @@innodb_page_size")).isEqualTo("8192");
            assertThat(Sql.value(pair.recipient(), "SELECT @@GLOBAL.sql_mode")).contains("ANSI_QUOTES");
            assertThat(Sql.value(pair.recipient(), "SELECT @@max_connections")).isEqualTo("33");
            assertThat(Sql.value(pair.donor(), "SELECT @@server_id")).isEqualTo("7");
            assertThat(Sql.value(pair.recipient(), "SELECT @@server_id")).isNotEqualTo("7");

            Servers.run(Servers.replacing(pair), Servers.recipient(pair));
        }
    }

    @Test
    @Tag(Lane.FULL)
    void givesASourceAReplicaWithoutAClone() throws Exception {
        try (ClonePair pair = template().newReplicatedPair()) {
            assertThat(Sql.value(pair.recipient(), ROWS)).isEqualTo("2");
            assertThat(Sql.value(pair.recipient(), "SELECT COUNT(*) FROM performance_schema.clone_status"))
                    .isEqualTo("0");
            assertThat(Sql.value(pair.recipient(), "SELECT @@GLOBAL.super_read_only"))
                    .isEqualTo("1");

            assertThat(Sql.value(pair.donor(), "SELECT @@GLOBAL.event_scheduler"))
                    .isEqualTo("ON");
            assertThat(Sql.value(pair.recipient(), "SELECT @@GLOBAL.event_scheduler"))
                    .isEqualTo("OFF");

            pair.donor().execute("INSERT INTO shop.orders VALUES (3)");

            Await.until("the replica", Duration.ofSeconds(30), () -> "3".equals(Sql.value(pair.recipient(), ROWS)));
        }
    }

    @Test
    @Tag(Lane.FULL)
    void hasServersReadyBeforehand() throws Exception {
        try (WarmPool<TestServer> pool = template().warm(1)) {
            pool.awaitFull();

            try (TestServer server = pool.take()) {
                assertThat(Sql.value(server, ROWS)).isEqualTo("2");
            }
        }
    }

    @Test
    void namesFileLineAndStatementThatFailedAndShowsTheErrorLog(@TempDir Path folder) throws IOException {
        Path script =
                Files.writeString(folder.resolve("broken.sql"), "CREATE DATABASE shop;\nCREATE TABEL shop.orders;\n");
        MySqlTemplate broken = MySqlTemplate.populatedBy(script);

        TestkitException failure = catchThrowableOfType(TestkitException.class, broken::newServer);

        assertThat(failure)
                .hasMessageContaining(script + ", line 2: error 1064")
                .hasMessageContaining("The statement: CREATE TABEL shop.orders")
                .hasMessageContaining("error log ends with:")
                .hasMessageContaining("ready for connections");
    }
}
