package io.github.mysqlclone.testkit.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.ServerOption;
import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionFileTest {

    @TempDir
    Path folder;

    @Test
    void takesTheGroupsOfTheServerOnly() throws IOException {
        assertThat(options("""
                [client]
                max_connections = 2
                [mysqld]
                max_connections = 3
                [mysqldump]
                max_connections = 4
                [server]
                wait_timeout = 5
                """)).containsExactly(option("max_connections", "3"), option("wait_timeout", "5"));
    }

    @Test
    void takesAGroupThatHasACommentBehindItOrAByteOrderMarkBeforeIt() throws IOException {
        assertThat(options(
                        "\uFEFF[mysqld] # of all\nmax_connections = 3\n[ mysqldump ] ; of one\nmax_connections = 4\n"))
                .containsExactly(option("max_connections", "3"));
    }

    @Test
    void refusesAnOptionBeforeTheFirstGroup() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> options("# of all\nmax_connections = 3\n[mysqld]\n"))
                .withMessageContaining("my.cnf, line 2: an option stands before the first group")
                .withMessageContaining("[mysqld]");
    }

    @Test
    void refusesAGroupThatDoesNotEnd() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> options("[mysqld\nmax_connections = 3\n"))
                .withMessageContaining("my.cnf, line 1: a group ends with ]");
    }

    @Test
    void takesAnyBytesInCommentsAndRefusesThemInOptions() throws IOException {
        byte[] comment = "[mysqld]\n# f\u00FCr alle\nmax_connections = 3\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new OptionFile(Files.write(folder.resolve("my.cnf"), comment)).options())
                .containsExactly(option("max_connections", "3"));

        byte[] option = "[mysqld]\ninit_connect = SET @a = '\u00FC'\n".getBytes(StandardCharsets.ISO_8859_1);
        OptionFile file = new OptionFile(Files.write(folder.resolve("my.cnf"), option));
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(file::options)
                .withMessageContaining("my.cnf, line 2: the line is not in UTF-8");
    }

    @Test
    void cutsCommentsAndQuotesAsTheServerDoes() throws IOException {
        assertThat(options("""
                [mysqld]
                # a comment
                ; another
                sql_mode = "ANSI # not one" # one
                tls_version = 'TLSv1.2, TLSv1.3'
                init_connect = a\\sb
                ft_stopword_file =
                skip-name-resolve
                """))
                .containsExactly(
                        option("sql_mode", "ANSI # not one"),
                        option("tls_version", "TLSv1.2, TLSv1.3"),
                        option("init_connect", "a b"),
                        option("ft_stopword_file", ""),
                        new ServerOption("skip-name-resolve", Optional.empty()));
    }

    @Test
    void leavesOutWhereAServerIs() throws IOException {
        assertThat(options("[mysqld]\ndatadir=/a\nport=3306\nlog-error=/b\nserver-id=1\nuser=mysql\nloose_socket=/c\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log_bin_index=/var/lib/mysql/binlog.index",
                "relay-log = relay-bin",
                "relay_log_index=/a",
                "general_log_file=/var/log/mysql/general.log",
                "slow-query-log-file = slow.log",
                "innodb_undo_directory=undo",
                "innodb_log_group_home_dir=/redo",
                "innodb_data_home_dir=",
                "innodb_data_file_path=ibdata1:12M;/disk2/ibdata2:12M:autoextend",
                "innodb_doublewrite_dir=#doublewrite",
                "innodb_temp_tablespaces_dir=/tmp/temp",
                "innodb_directories=undo;/data/tables",
                "innodb_redo_log_archive_dirs=label:/backup",
                "secure_file_priv=\"\"",
                "init_file=/etc/mysql/init.sql",
                "plugin_dir=/usr/lib/mysql/plugin",
                "loose-innodb-tmpdir=/fast",
                "ssl_key=/etc/mysql/key.pem",
                "audit_log_file = ../audit.log",
                "keyring_file_data=/var/lib/mysql-keyring/keyring"
            })
    void leavesOutWhereItsFilesAre(String line) throws IOException {
        assertThat(options("[mysqld]\nmax_connections=5\n" + line + "\n"))
                .containsExactly(option("max_connections", "5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log_bin=mysql-bin",
                "slow_query_log=ON",
                "general_log=1",
                "init_connect=/* as production */ SET sql_mode='ANSI'",
                "init_connect=SET @a = 1; /bin",
                "innodb_data_file_path=ibdata1:12M:autoextend",
                "sql_mode=ANSI"
            })
    void takesOverWhatLeadsNowhereElse(String line) throws IOException {
        assertThat(options("[mysqld]\n" + line + "\n")).containsExactly(ServerOption.parse(line));
    }

    @Test
    void keepsABinaryLogThatIsElsewhereAsOneOfTheServersOwn() throws IOException {
        assertThat(options("[mysqld]\nlog-bin = /var/log/mysql/mysql-bin\n"))
                .containsExactly(option("log_bin", "binlog"));
    }

    @Test
    void refusesOtherFilesWithTheirPlace() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> options("[mysqld]\n!includedir /etc/mysql/conf.d/\n"))
                .withMessageContaining("my.cnf, line 2")
                .withMessageContaining("/etc/mysql/conf.d/");
    }

    @Test
    void refusesALineWithoutAName() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> options("[mysqld]\n= 5\n"))
                .withMessageContaining("my.cnf, line 2");
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> new OptionFile(folder.resolve("none.cnf")).options())
                .withMessageContaining("none.cnf");
    }

    private List<ServerOption> options(String text) throws IOException {
        return new OptionFile(Files.writeString(folder.resolve("my.cnf"), text)).options();
    }

    private static ServerOption option(String name, String value) {
        return new ServerOption(name, Optional.of(value));
    }
}
