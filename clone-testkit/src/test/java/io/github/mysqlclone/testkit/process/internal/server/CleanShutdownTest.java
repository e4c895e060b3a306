package io.github.mysqlclone.testkit.process.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanShutdownTest {

    @TempDir
    private Path data;

    @Test
    void leavesTheRedoLogThatIsInUse() throws IOException {
        Path redo = Files.createDirectory(data.resolve("#innodb_redo"));
        Path used = Files.createFile(redo.resolve("#ib_redo192"));
        Files.createFile(redo.resolve("#ib_redo193_tmp"));
        Path other = Files.createFile(data.resolve("ibdata1"));
        Files.createFile(data.resolve("auto.cnf"));

        CleanShutdown.tidy(data);

        assertThat(redo).isDirectoryNotContaining("glob:**_tmp");
        assertThat(used).exists();
        assertThat(other).exists();
        assertThat(data.resolve("auto.cnf")).doesNotExist();
    }

    @Test
    void knowsDirectoriesOfOlderServers() throws IOException {
        Path log = Files.createFile(data.resolve("ib_logfile0"));

        CleanShutdown.tidy(data);

        assertThat(log).exists();
    }
}
