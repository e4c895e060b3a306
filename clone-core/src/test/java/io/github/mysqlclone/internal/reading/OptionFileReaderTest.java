package io.github.mysqlclone.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles.OptionNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionFileReaderTest {

    @Test
    void tellsStrictOptionsFromLooseOnesAndWhatIsLoaded() throws IOException {
        OptionNames names = OptionFileReader.of("""
                # default_time_zone=UTC
                ; other = 1
                [mysqld]
                 Default-Time-Zone = Europe/Berlin
                loose-clone_valid_donor_list=db1:3306
                loose_validate_password.policy = STRONG
                skip-name-resolve # as usual
                plugin-load-add = clone=mysql_clone.so;semisync_source.so
                !includedir /etc/mysql/conf.d/
                [mysqldump]
                quick
                [mysqld-9.7]
                port=3307
                [client]
                password=secret
                """);

        assertThat(names.strict())
                .containsExactlyInAnyOrder("default_time_zone", "skip_name_resolve", "plugin_load_add", "port");
        assertThat(names.loose()).containsExactlyInAnyOrder("clone_valid_donor_list", "validate_password.policy");
        assertThat(names.value("default_time_zone")).contains("Europe/Berlin");
        assertThat(names.libraries()).contains("mysql_clone.so", "semisync_source.so");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Europe/Berlin'   # HQ | Europe/Berlin",
                "\"Europe/Berlin\"# HQ | Europe/Berlin",
                "caching_sha2_password # x | caching_sha2_password",
                "OFF# later | OFF",
                "'a # b' | a # b",
                "'it\\'s # b' # c | it\\'s # b",
                "'open | 'open",
                "shut\" | shut\"",
                "'mixed\" | 'mixed\""
            })
    void cutsCommentsAndTakesPairsOfQuotesOffAsTheServerDoes(String written, String value) throws IOException {
        OptionNames names = OptionFileReader.of("[mysqld]\ndefault_time_zone = " + written + "\n");

        assertThat(names.value("default_time_zone")).contains(value);
    }

    @Test
    void loadsNothingThatACommentNames() throws IOException {
        OptionNames names = OptionFileReader.of("[mysqld]\nplugin-load=mysql_clone.so # other.so\n");

        assertThat(names.libraries()).containsExactly("mysql_clone.so");
    }

    @Test
    void readsWhatIsIncluded(@TempDir Path folder) throws IOException {
        Path more = Files.createDirectory(folder.resolve("conf.d"));
        Files.writeString(more.resolve("plugins.cnf"), "[mysqld]\nloose-plugin-load-add=mysql_clone.so\n");
        Files.writeString(more.resolve("plugins.bak"), "[mysqld]\nother=1\n");
        Path main = Files.writeString(folder.resolve("my.cnf"), "[mysqld]\nport=3306\n!includedir " + more + "\n");

        OptionNames names =
                OptionFileReader.read(Map.of("port", main.toString())).known().orElseThrow();

        assertThat(names.strict()).containsExactly("port");
        assertThat(names.libraries()).containsExactly("mysql_clone.so");
    }

    @Test
    void knowsNothingWhereOneFileCannotBeRead(@TempDir Path folder) throws IOException {
        Path there = Files.writeString(folder.resolve("my.cnf"), "port=3306\n");

        assertThat(OptionFileReader.read(Map.of("port", there.toString(), "datadir", "")))
                .isInstanceOf(Fact.Known.class);
        assertThat(OptionFileReader.read(Map.of(
                        "port",
                        there.toString(),
                        "socket",
                        folder.resolve("gone.cnf").toString())))
                .isInstanceOf(Fact.Unknown.class);
    }

    /** What is read last counts. */
    @Test
    void takesFilesInTheServersOrder() {
        assertThat(OptionFileReader.inOrder(List.of(
                        "",
                        "/home/mysql/.my.cnf",
                        "/a/extra.cnf",
                        "/usr/local/etc/my.cnf",
                        "/etc/mysql/my.cnf",
                        "/etc/my.cnf",
                        "/etc/my.cnf")))
                .containsExactly(
                        "/etc/my.cnf",
                        "/etc/mysql/my.cnf",
                        "/a/extra.cnf",
                        "/usr/local/etc/my.cnf",
                        "/home/mysql/.my.cnf");
    }
}
