package io.github.mysqlclone.testkit.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.ServerOption;
import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionFileTest {

    @TempDir
    Path folder;

    @Test
    void takesTheGroupsOfTheServerOnly() throws IOException {
        assertThat(options("""
                max_connections = 1
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
    void cutsCommentsAndQuotesAsTheServerDoes() throws IOException {
        assertThat(options("""
                [mysqld]
                # a comment
                ; another
                sql_mode = "ANSI # not one" # one
                init_connect = 'SET NAMES utf8mb4'
                secure_file_priv = /a\\sb
                ft_stopword_file =
                skip-name-resolve
                """))
                .containsExactly(
                        option("sql_mode", "ANSI # not one"),
                        option("init_connect", "SET NAMES utf8mb4"),
                        option("secure_file_priv", "/a b"),
                        option("ft_stopword_file", ""),
                        new ServerOption("skip-name-resolve", Optional.empty()));
    }

    @Test
    void leavesOutWhereAServerIs() throws IOException {
        assertThat(options("[mysqld]\ndatadir=/a\nport=3306\nlog-error=/b\nserver-id=1\nuser=mysql\nloose_socket=/c\n"))
                .isEmpty();
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
