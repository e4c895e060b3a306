package io.github.mysqlclone.testkit.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Only of a server that has written all its pages and ended in order is a template kept: else each copy would recover. */
@Tag(Lane.FULL)
class EndOfFilledServerIT {

    private static final String ROWS = "SELECT COUNT(*) FROM shop.orders";

    @Test
    void isNotKeptOfAServerThatIsKilledWhileItShutsDown() throws IOException, SQLException {
        MySqlTemplate killed = MySqlTemplate.populatedBy(Population.code(someVersion(), dataSource -> {
            fill(dataSource);
            killWhenItShutsDown(variable(dataSource, "pid_file"), variable(dataSource, "log_error"));
        }));

        TestkitException failure = catchThrowableOfType(TestkitException.class, killed::build);

        assertThat(failure).hasMessageContaining("was not shut down cleanly (exit code 137)");
        assertThat(TemplateFolder.of(killed).path()).doesNotExist();
    }

    /** By a thread that is quicker than the shutdown, which has to write some megabytes. */
    private static void killWhenItShutsDown(Path processIdFile, Path errorLog) throws IOException {
        ProcessHandle server = ProcessHandle.of(
                        Long.parseLong(Files.readString(processIdFile).strip()))
                .orElseThrow();
        Thread killer = new Thread(() -> {
            while (server.isAlive()) {
                if (readString(errorLog).contains("Received SHUTDOWN")) {
                    server.destroyForcibly();
                }
                Thread.onSpinWait();
            }
        });
        killer.setDaemon(true);
        killer.start();
    }

    private static String readString(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return ""; // half a character, or gone
        }
    }

    @Test
    void isWholeThoughAScriptHasTheServerLeaveItsPagesUnwritten() throws SQLException, IOException {
        assertCopiesNeedNoRecovery(MySqlTemplate.populatedBy(Population.code(someVersion(), dataSource -> {
            fill(dataSource);
            execute(dataSource, "SET GLOBAL innodb_fast_shutdown = 2");
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

    private static Path variable(DataSource dataSource, String name) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@" + name)) {
            row.next();
            return Path.of(row.getString(1));
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
