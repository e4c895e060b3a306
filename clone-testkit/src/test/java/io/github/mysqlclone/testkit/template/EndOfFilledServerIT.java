package io.github.mysqlclone.testkit.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.server.CleanStop;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Only of a server that has written all its pages and ended in order is a template kept: else each copy would recover. */
@Tag(Lane.FULL)
class EndOfFilledServerIT {

    private static final String ROWS = "SELECT COUNT(*) FROM shop.orders";

    @Test
    void isNotKeptOfAServerThatIsKilledOnceItIsFilled() throws IOException {
        MySqlTemplate killed = MySqlTemplate.populatedBy(Population.code(someVersion(), dataSource -> {
            fill(dataSource);
            kill(Path.of(value(dataSource, "pid_file")));
        }));

        TestkitException failure = catchThrowableOfType(TestkitException.class, killed::build);

        assertThat(failure).hasMessageContaining("for its data files");
        assertThat(TemplateFolder.of(killed).path()).doesNotExist();
    }

    /** Before it is asked to shut down: while it does it might end in order first. */
    @Test
    void isToldByTheExitCodeOfAServerThatWasKilled() {
        try (TestServer server = ServerSpec.standard().start()) {
            server.kill();

            assertThatExceptionOfType(TestkitException.class)
                    .isThrownBy(() -> CleanStop.of(server))
                    .withMessageContaining("was not shut down cleanly (exit code 137)");
        }
    }

    private static void kill(Path processIdFile) throws Exception {
        ProcessHandle server = ProcessHandle.of(
                        Long.parseLong(Files.readString(processIdFile).strip()))
                .orElseThrow();
        server.destroyForcibly();
        server.onExit().get(60, TimeUnit.SECONDS);
    }

    @Test
    void isWholeThoughAScriptHasTheServerLeaveItsPagesUnwritten() throws SQLException, IOException {
        assertCopiesNeedNoRecovery(MySqlTemplate.populatedBy(Population.code(someVersion(), dataSource -> {
            fill(dataSource);
            execute(dataSource, "SET GLOBAL innodb_fast_shutdown = 2");
        })));
    }

    @Test
    void isWholeThoughTheServerLeftItsPagesUnwrittenWhenAScriptRestartedIt() throws SQLException, IOException {
        assertCopiesNeedNoRecovery(MySqlTemplate.populatedBy(Population.code(someVersion(), dataSource -> {
            fill(dataSource);
            execute(dataSource, "SET GLOBAL innodb_fast_shutdown = 2", "RESTART");
            Await.until(
                    "the server to be back, with its own setting",
                    Duration.ofMinutes(2),
                    () -> value(dataSource, "global.innodb_fast_shutdown").equals("1"));
        })));
    }

    @Test
    void isWholeThoughAnOptionHasItsServersLeaveTheirPagesUnwritten() throws SQLException, IOException {
        assertCopiesNeedNoRecovery(MySqlTemplate.populatedBy(Population.code(someVersion(), EndOfFilledServerIT::fill))
                .server(server -> server.option("innodb_fast_shutdown", "2")));
    }

    private static void assertCopiesNeedNoRecovery(MySqlTemplate template) throws SQLException, IOException {
        try (TemplateFolder folder = TemplateFolder.of(template);
                TestServer copy = template.newServer()) {
            assertThat(folder.path()).exists();
            assertThat(Sql.value(copy, ROWS)).isEqualTo("2");
            assertThat(copy.errorLog()).doesNotContainIgnoringCase("Starting crash recovery");
        }
    }

    @Test
    void isNotKeptWhereNobodyMayHaveThePagesWritten() throws IOException {
        MySqlTemplate dirty = MySqlTemplate.populatedBy(Population.code(someVersion(), dataSource -> {
            fill(dataSource);
            execute(
                    dataSource,
                    "SET GLOBAL innodb_fast_shutdown = 2",
                    "CREATE USER 'owner'@'%' IDENTIFIED BY 'of their own'",
                    "DROP USER 'root'@'%', 'root'@'localhost'");
        }));

        TestkitException failure = catchThrowableOfType(TestkitException.class, dirty::build);

        assertThat(failure).hasMessageContaining("innodb_fast_shutdown is 2").hasMessageContaining("set it to 1 or 0");
        assertThat(TemplateFolder.of(dirty).path()).doesNotExist();
    }

    private static String someVersion() {
        return UUID.randomUUID().toString();
    }

    private static void fill(DataSource dataSource) throws SQLException {
        execute(
                dataSource,
                "CREATE DATABASE shop",
                "CREATE TABLE shop.orders (id INT PRIMARY KEY, remark LONGBLOB)",
                "INSERT INTO shop.orders VALUES (1, REPEAT('a', 8000000)), (2, REPEAT('b', 8000000))");
    }

    private static String value(DataSource dataSource, String name) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@" + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(DataSource dataSource, String... statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
