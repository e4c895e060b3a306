package io.github.mysqlclone.testkit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessServerIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void keepsItsPortAndDataOverStopKillAndRestart() throws SQLException {
        try (TestServer server = ServerSpec.standard().start()) {
            int port = server.port();
            server.execute("CREATE DATABASE shop", "CREATE TABLE shop.orders (id INT PRIMARY KEY)");

            server.execute("INSERT INTO shop.orders VALUES (1)");
            server.stop();
            assertThat(server.isRunning()).isFalse();
            assertThat(server.exitCode()).hasValue(0);

            server.start();
            server.execute("INSERT INTO shop.orders VALUES (2)");
            server.kill();
            assertThat(server.exitCode()).hasValue(137);

            server.start();
            server.restart();

            assertThat(server.port()).isEqualTo(port);
            assertThat(server.startCount()).isEqualTo(4);
            assertThat(Sql.value(server, "SELECT COUNT(*) FROM shop.orders")).isEqualTo("2");
            assertThat(server.errorLog()).contains("ready for connections").contains("Shutdown complete");
        }
    }

    @Test
    void leavesNothingWhenClosed() {
        TestServer server = ServerSpec.standard().start();
        Path home = server.workDirectory().resolveSibling("");
        assertThat(home).isDirectory();

        server.close();
        server.close();

        assertThat(home).doesNotExist();
        assertThat(server.isRunning()).isFalse();
        assertThatIllegalStateException().isThrownBy(server::start).withMessageContaining("closed");
    }

    @Test
    void comesBackAsOftenAsItAsksForARestart() throws SQLException {
        try (TestServer server = ServerSpec.standard().supervised().start()) {
            for (int restarts = 1; restarts <= 3; restarts++) {
                int expectedStarts = restarts + 1;
                server.execute("RESTART");
                Await.until("start number " + expectedStarts, SOON, () -> server.startCount() == expectedStarts);
                server.awaitRunning(SOON);
            }
        }
    }

    @Test
    void refusesToRestartWithoutASupervisor() throws SQLException {
        try (TestServer server = ServerSpec.standard().unsupervised().start()) {
            SQLException refusal = catchThrowableOfType(SQLException.class, () -> server.execute("RESTART"));

            assertThat(refusal.getErrorCode()).isEqualTo(3707);
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void keepsPersistedVariables() throws SQLException {
        try (TestServer server = ServerSpec.standard().start()) {
            server.execute("SET PERSIST max_connections = 77");

            server.restart();

            assertThat(Sql.value(server, "SELECT @@max_connections")).isEqualTo("77");
        }
    }

    @Test
    void answersNothingWhilePaused() throws SQLException {
        try (TestServer server = ServerSpec.standard().start()) {
            server.pause();
            assertThatExceptionOfType(TestkitException.class)
                    .isThrownBy(() -> server.awaitRunning(Duration.ZERO))
                    .withMessageContaining("did not take connections");
            assertThat(server.isRunning()).isTrue();

            server.resume();
            server.awaitRunning(SOON);

            server.pause();
            server.stop();
            assertThat(server.exitCode()).hasValue(0);
        }
    }

    @Test
    void takesOptionsOfAllKinds() throws SQLException {
        ServerSpec spec = ServerSpec.standard()
                .initialiseOption("lower_case_table_names", "1")
                .initialiseOption("innodb_data_file_path", "ibdata1:14M:autoextend")
                .option("max-connections", "33")
                .option("init_connect", "SET @greeting = 'a \"b\" #c \\\\ d'")
                .flag("skip_log_bin")
                .without("log_bin")
                .without("plugin-load-add")
                .alsoBindTo("127.0.0.2")
                .environment("TZ", "Asia/Tokyo");
        try (TestServer server = spec.start()) {
            assertThat(Sql.value(
                            server,
                            "SELECT CONCAT_WS('|', @@lower_case_table_names, @@innodb_data_file_path, @@max_connections,"
                                    + " @@log_bin, @@system_time_zone, @@bind_address, @@server_id)"))
                    .isEqualTo("1|ibdata1:14M:autoextend|33|0|JST|127.0.0.1,127.0.0.2|" + server.port());
            assertThat(Sql.value(server, "SELECT @@init_connect")).isEqualTo("SET @greeting = 'a \"b\" #c \\\\ d'");
            assertThat(Sql.value(server, "SELECT COUNT(*) FROM information_schema.plugins WHERE plugin_name = 'clone'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void saysWhyItDidNotStart() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() ->
                        ServerSpec.standard().option("no_such_option", "1").start())
                .withMessageContaining("exit code")
                .withMessageContaining("unknown variable 'no_such_option=1'");
    }

    @Test
    void refusesAPortThatIsTaken() {
        try (TestServer server = ServerSpec.standard().start()) {
            assertThatExceptionOfType(TestkitException.class)
                    .isThrownBy(() -> ServerSpec.standard().port(server.port()).start())
                    .withMessageContaining("Port " + server.port())
                    .withMessageContaining("taken");
        }
    }

    @Test
    void takesThePortOfAServerThatIsDown() throws SQLException {
        try (TestServer first = ServerSpec.standard().start()) {
            String firstUuid = Sql.value(first, "SELECT @@server_uuid");
            first.stop();
            try (TestServer second = ServerSpec.standard().port(first.port()).start()) {
                assertThat(Sql.value(second, "SELECT @@server_uuid")).isNotEqualTo(firstUuid);
            }
            first.start();
            assertThat(Sql.value(first, "SELECT @@server_uuid")).isEqualTo(firstUuid);
        }
    }

    @Test
    void runsOnAnExistingDirectoryAndLeavesItThere(@TempDir Path folder) throws SQLException {
        Path clone = folder.resolve("clone");
        try (TestServer origin = ServerSpec.standard().start()) {
            origin.execute("CREATE DATABASE shop", "CLONE LOCAL DATA DIRECTORY = '" + clone + "'");
        }
        try (TestServer copy = ServerSpec.standard().dataDirectory(clone).start()) {
            assertThat(Sql.value(copy, "SHOW DATABASES LIKE 'shop'")).isEqualTo("shop");
            assertThat(Sql.value(copy, "SELECT binlog_file FROM performance_schema.clone_status"))
                    .isEqualTo("binlog.000001");
        }
        assertThat(clone.resolve("ibdata1")).exists();
    }
}
