package io.github.mysqlclone.testkit.process.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogIndexesTest {

    @TempDir
    private Path copy;

    @BeforeEach
    void copyALog() throws IOException {
        Files.createFile(copy.resolve("binlog.000002"));
    }

    @Test
    void nameWhatWasCopiedAndNothingOfTheOriginal() throws IOException {
        Path index = Files.writeString(
                copy.resolve("binlog.index"), "/data/mysql/binlog.000001\n/data/mysql/binlog.000002\n");

        new LogIndexes(copy).keepToTheCopy();

        assertThat(index).hasContent("./binlog.000002\n");
    }

    @Test
    void forgetLogsOfOtherNamesAndAboveTheDirectoryAsWell() throws IOException {
        Path named = Files.writeString(copy.resolve("binlog.index"), "/logs/mysql-bin.000001\n./binlog.000002\n");
        Path above = Files.writeString(copy.resolve("relay.index"), "../logs/relay.000007\n");

        new LogIndexes(copy).keepToTheCopy();

        assertThat(named).hasContent("./binlog.000002\n");
        assertThat(above).isEmptyFile();
    }

    @Test
    void areLeftAloneWhereTheyAreRelativeOrNone() throws IOException {
        Path relative = Files.writeString(copy.resolve("binlog.index"), "./binlog.000001\n./binlog.000002\n");
        Path other = Files.writeString(copy.resolve("words.index"), "/usr/share/dict/words\n");

        new LogIndexes(copy).keepToTheCopy();

        assertThat(relative).hasContent("./binlog.000001\n./binlog.000002\n");
        assertThat(other).hasContent("/usr/share/dict/words\n");
    }
}
