package io.github.mysqlclone.testkit.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag(Lane.CORE)
class ServerProcessIT extends ServerContract {

    @Override
    BackendUnderTest way() {
        return new Processes();
    }

    @Test
    void leavesNothingWhenClosed() {
        TestServer server = ServerSpec.standard().start();
        Path home = Path.of(server.workDirectory()).resolveSibling("");
        assertThat(home).isDirectory();

        server.close();

        assertThat(home).doesNotExist();
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
    void listensWhereThisMachineReachesItOnly() throws SQLException {
        try (TestServer server = ServerSpec.standard().start()) {
            assertThat(Sql.value(server, "SELECT CONCAT_WS('|', @@socket, @@bind_address)"))
                    .isEqualTo("|127.0.0.1");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void refusesAPortThatIsTaken() {
        try (TestServer server = ServerSpec.standard().start()) {
            assertThatExceptionOfType(TestkitException.class)
                    .isThrownBy(() -> ServerSpec.standard().port(server.port()).start())
                    .withMessageContaining("Port " + server.port())
                    .withMessageContaining("taken");
        }
    }

    @Test
    @Tag(Lane.FULL)
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
    @Tag(Lane.FULL)
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
