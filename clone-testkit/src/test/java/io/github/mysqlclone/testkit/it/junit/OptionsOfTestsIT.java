package io.github.mysqlclone.testkit.it.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.junit.JdbcUrl;
import io.github.mysqlclone.testkit.junit.MySqlExtension;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import io.github.mysqlclone.testkit.junit.ServerLifecycle;
import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import io.github.mysqlclone.testkit.template.Population;
import io.github.mysqlclone.testkit.template.WarmPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Options that no template class is needed for. */
@Tag(Lane.FULL)
@MySqlTest(
        options = {"sql_mode=ANSI", "max_connections = 23", "lower_case_table_names=1", "loose_skip_replica_start"},
        lifecycle = ServerLifecycle.PER_CLASS)
class OptionsOfTestsIT {

    @RegisterExtension
    static final MySqlExtension BY_STEPS = MySqlExtension.standard()
            .server(server -> server.option("max_connections", "24"))
            .options("wait_timeout=1000")
            .perClass()
            .named("by steps");

    @Test
    void areThoseOfTheAnnotation(TestServer server) throws SQLException {
        assertThat(server.value("SELECT @@GLOBAL.sql_mode").orElse("")).contains("ANSI_QUOTES");
        assertThat(server.value("SELECT @@GLOBAL.max_connections")).contains("23");
        assertThat(server.value("SELECT @@GLOBAL.lower_case_table_names")).contains("1");
    }

    @Test
    void areThoseOfTheSteps() throws SQLException {
        assertThat(BY_STEPS.server().value("SELECT @@GLOBAL.max_connections")).contains("24");
        assertThat(BY_STEPS.server().value("SELECT @@GLOBAL.wait_timeout")).contains("1000");
    }

    @Test
    void areThoseOfAWholeFileButForWhereTheServerIs(@TempDir Path folder) throws IOException, SQLException {
        Path file = Files.writeString(folder.resolve("my.cnf"), """
                [client]
                port = 3306
                [mysqld]
                datadir = /var/lib/mysql # theirs
                port = 3306
                user = mysql
                lower-case-table-names = 1
                sql_mode = "ANSI" # of production
                skip-external-locking
                plugin-load = "rpl_semi_sync_source=semisync_source.so"
                """);
        try (TestServer server = MySqlTemplate.empty().optionFile(file).newServer()) {
            assertThat(server.port()).isNotEqualTo(3306);
            assertThat(server.value("SELECT @@GLOBAL.sql_mode").orElse("")).contains("ANSI_QUOTES");
            assertThat(server.value("SELECT @@GLOBAL.lower_case_table_names")).contains("1");
            assertThat(server.values(
                            "SELECT PLUGIN_NAME FROM information_schema.PLUGINS WHERE PLUGIN_STATUS = 'ACTIVE'"))
                    .contains(Optional.of("clone"), Optional.of("rpl_semi_sync_source"));
        }
    }

    /** Its index names logs that are long due: a server that took them for its own would purge them at its start. */
    @Test
    void touchNoFileThatTheFileNames(@TempDir Path folder) throws IOException, SQLException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path log = Files.writeString(data.resolve("binlog.000001"), "theirs");
        Path index = Files.writeString(data.resolve("binlog.index"), log + "\n");
        Files.setLastModifiedTime(log, FileTime.from(Instant.now().minus(Duration.ofDays(400))));
        Path file = Files.writeString(folder.resolve("my.cnf"), """
                [mysqld]
                log_bin = %1$s/binlog
                log_bin_index = %1$s/binlog.index
                relay_log = %1$s/relay
                general_log = ON
                general_log_file = %1$s/general.log
                slow_query_log = ON
                slow_query_log_file = %1$s/slow.log
                innodb_undo_directory = %1$s
                innodb_log_group_home_dir = %1$s
                loose_innodb_doublewrite_dir = %1$s
                innodb_temp_tablespaces_dir = %1$s
                innodb_directories = %1$s
                secure_file_priv = %1$s
                init_file = %1$s/init.sql
                """.formatted(data));
        try (TestServer server = MySqlTemplate.empty().optionFile(file).newServer()) {
            server.execute("CREATE DATABASE shop", "FLUSH BINARY LOGS");
            assertThat(server.value("SELECT @@GLOBAL.log_bin")).contains("1");
            assertThat(server.value("SELECT @@GLOBAL.general_log")).contains("1");
        }

        assertThat(log).hasContent("theirs");
        assertThat(index).hasContent(log.toString());
        assertThat(data).isDirectoryNotContaining(path -> !path.equals(log) && !path.equals(index));
    }

    @Test
    void areThoseOfBothServersOfAWarmPair() throws SQLException {
        MySqlTemplate template = MySqlTemplate.empty().server(ServerSpec::requireTls);
        try (WarmPool<ClonePair> pool = WarmPool.ofReplicatedPairs(1, template);
                ClonePair pair = pool.take()) {
            for (TestServer server : List.of(pair.donor(), pair.recipient())) {
                assertThat(server.value("SELECT @@GLOBAL.require_secure_transport"))
                        .contains("1");
            }
            assertThat(pair.recipient().value("SELECT @@GLOBAL.super_read_only"))
                    .contains("1");
        }
    }

    @Nested
    @MySqlTest(options = "require_secure_transport=ON")
    class WithTls {

        @Test
        void hasAUrlThatUsesIt(TestServer server, @JdbcUrl String url) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url)) {
                assertThat(connection.isValid(5)).isTrue();
            }
            String without = url + "&sslMode=DISABLED";
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(without).close());
            assertThat(server.dataSource("")).isNotNull();
        }
    }

    @Test
    void knowsNamedTimeZonesWhereTheyAreAskedFor() throws SQLException {
        try (TestServer server =
                MySqlTemplate.populatedBy(Population.timeZones()).newServer()) {
            for (String zone : List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")) {
                for (int month = 1; month <= 12; month++) {
                    LocalDateTime here = LocalDateTime.of(2026, month, 28, 12, 0);
                    assertThat(server.value("SELECT UNIX_TIMESTAMP(CONVERT_TZ('"
                                    + here.toString().replace('T', ' ') + "', '" + zone + "', @@session.time_zone))"))
                            .as(zone + " in month " + month)
                            .contains(
                                    String.valueOf(here.atZone(ZoneId.of(zone)).toEpochSecond()));
                }
            }
            assertThat(server.value("SELECT CONVERT_TZ('1971-07-01 12:00', 'UTC', 'Europe/Berlin')"))
                    .contains("1971-07-01 13:00:00");
        }
    }
}
