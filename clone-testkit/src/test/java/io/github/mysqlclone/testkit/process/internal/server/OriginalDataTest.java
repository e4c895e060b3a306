package io.github.mysqlclone.testkit.process.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.WholeDirectories;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginalDataTest {

    @TempDir
    private Path folder;

    private Path original;
    private Path copy;

    @BeforeEach
    void makeADataDirectory() throws IOException {
        original = Files.createDirectories(folder.resolve("original"));
        copy = folder.resolve("copy");
        Files.createDirectory(original.resolve("shop"));
        Files.writeString(original.resolve("shop/orders.ibd"), "rows");
        Files.writeString(original.resolve("auto.cnf"), "[auto]\nserver-uuid=1\n");
        Files.writeString(original.resolve("binlog.index"), original + "/binlog.000001\n");
        Files.createFile(original.resolve("binlog.000001"));
    }

    @Test
    void isCopiedWithLogsOfItsOwnAndWithoutItsUuid() throws IOException {
        new OriginalData(original).copyTo(copy);

        assertThat(copy.resolve("shop/orders.ibd")).hasContent("rows");
        assertThat(copy.resolve("binlog.index")).hasContent("./binlog.000001\n");
        assertThat(copy.resolve("auto.cnf")).doesNotExist();
        assertThat(original.resolve("auto.cnf")).exists();
    }

    @Test
    void isCopiedWhereALinkLeadsToIt() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("mysql"), original);

        new OriginalData(link).copyTo(copy);

        assertThat(Files.isSymbolicLink(copy)).isFalse();
        Files.writeString(copy.resolve("shop/orders.ibd"), "changed");
        assertThat(original.resolve("shop/orders.ibd")).hasContent("rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fast-disk/redo", "../elsewhere/redo", "shop/../../redo"})
    void isRefusedIfALinkInItLeadsOutside(String target) throws IOException {
        Files.createSymbolicLink(original.resolve("#innodb_redo"), Path.of(target));

        assertRefused("#innodb_redo -> ", target, "outside of the data directory");
    }

    /** The copy of such a link would lead to the original. */
    @Test
    void isRefusedIfALinkNamesTheOriginalByItsFullPath() throws IOException {
        Files.createSymbolicLink(original.resolve("shop2"), original.resolve("shop"));

        assertRefused("shop2 -> " + original.resolve("shop"));
    }

    @Test
    void mayHaveLinksThatStayInside() throws IOException {
        Files.createSymbolicLink(original.resolve("shop2"), Path.of("shop"));

        new OriginalData(original).copyTo(copy);

        assertThat(copy.resolve("shop2/orders.ibd").toRealPath())
                .isEqualTo(copy.resolve("shop/orders.ibd").toRealPath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"general_log_file", "slow_query_log_file"})
    void isRefusedIfAPersistedVariableHasItsServersWriteToAFileOutside(String variable) throws IOException {
        Files.writeString(
                original.resolve("mysqld-auto.cnf"),
                "{\"Version\": 2, \"mysql_dynamic_variables\": {\"" + variable
                        + "\": {\"Value\": \"/var/log/mysql/some.log\", \"Metadata\": {\"Host\": \"\"}}}}");

        assertRefused(variable, "/var/log/mysql/some.log", "RESET PERSIST");
    }

    @Test
    void isRefusedIfSuchAVariableLeadsUp() throws IOException {
        Files.writeString(
                original.resolve("mysqld-auto.cnf"),
                "{\"mysql_dynamic_variables\": {\"general_log_file\": {\"Value\": \"../../some.log\"}}}");

        assertRefused("general_log_file -> ../../some.log");
    }

    @Test
    void mayHavePersistedVariablesThatNameNoFileOutside() throws IOException {
        Files.writeString(
                original.resolve("mysqld-auto.cnf"),
                "{\"Version\": 2, \"mysql_dynamic_variables\": {\"general_log_file\": {\"Value\": \"g.log\"},"
                        + " \"init_connect\": {\"Value\": \"/* general_log_file */\"}}}");

        new OriginalData(original).copyTo(copy);

        assertThat(copy.resolve("mysqld-auto.cnf")).exists();
    }

    @Test
    void isRefusedIfAServerIsStartedOnItAndEndsWhileItIsCopied() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> new OriginalData(original).copyTo(copy, (from, to) -> {
                    WholeDirectories.copy(from, to);
                    Files.writeString(original.resolve("shop/orders.ibd"), "more rows");
                }))
                .withMessageContaining(original.toString())
                .withMessageContaining("somebody changed it");
    }

    @Test
    void isRefusedIfAServerIsStartedOnItWhileItIsCopied() throws IOException {
        Path tablespace = Files.writeString(original.resolve("mysql.ibd"), "accounts");
        try (FileChannel server = FileChannel.open(tablespace, StandardOpenOption.WRITE)) {
            assertThatExceptionOfType(TestkitException.class)
                    .isThrownBy(() -> new OriginalData(original).copyTo(copy, (from, to) -> server.lock()))
                    .withMessageContaining("A server runs on " + original);
        }
    }

    @Test
    void mayLieWhereFilesMayOnlyBeRead() throws IOException {
        Path file = original.resolve("shop/orders.ibd");

        assertThat(RunningElsewhere.mayOnlyBeRead(new AccessDeniedException("f"), file))
                .isTrue();
        assertThat(RunningElsewhere.mayOnlyBeRead(new FileSystemException("f", null, "Read-only file system"), file))
                .isTrue();
        assertThat(RunningElsewhere.mayOnlyBeRead(new FileSystemException("f", null, "Too many open files"), file))
                .isFalse();
    }

    private void assertRefused(String... parts) {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> new OriginalData(original).copyTo(copy))
                .withMessageContaining(original.toString())
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(parts));
        assertThat(copy).doesNotExist();
    }
}
