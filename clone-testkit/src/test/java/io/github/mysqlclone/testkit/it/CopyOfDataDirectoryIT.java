package io.github.mysqlclone.testkit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.WholeDirectories;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of somebody's data directory is whole and leaves the original alone, or it is refused. */
@Tag(Lane.FULL)
class CopyOfDataDirectoryIT {

    @TempDir
    private Path folder;

    private Path original;

    @BeforeEach
    void makeAnOriginal() throws IOException {
        original = folder.resolve("original");
        try (TestServer fresh = ServerSpec.standard().create()) {
            WholeDirectories.copy(Path.of(fresh.dataDirectory()), original);
        }
    }

    @Test
    void isRefusedWhileAServerRunsOnTheOriginal() {
        try (TestServer running = ServerSpec.standard().dataDirectory(original).start()) {
            assertRefused("A server runs on " + original);
            assertThat(running.isRunning()).isTrue();
        }
    }

    @Test
    void isRefusedIfTheOriginalsServerWasKilled() throws Exception {
        try (TestServer server = ServerSpec.standard().dataDirectory(original).start()) {
            server.execute("CREATE DATABASE shop", "CREATE TABLE shop.orders (id INT PRIMARY KEY)");
            server.kill();

            assertRefused(original.toString(), "shut down cleanly");
        }
    }

    /** It has accounts of its own, and a table whose rows are elsewhere. */
    @Test
    void isRefusedIfATablespaceLiesElsewhereWhichStaysAsItIs() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        ServerSpec inPlace =
                ServerSpec.standard().dataDirectory(original).option("innodb_directories", elsewhere.toString());
        try (TestServer server = inPlace.start()) {
            server.execute(
                    "CREATE DATABASE shop",
                    "CREATE TABLE shop.orders (id INT PRIMARY KEY) DATA DIRECTORY '" + elsewhere + "'",
                    "INSERT INTO shop.orders VALUES (1), (2)",
                    "CREATE USER 'owner'@'%' IDENTIFIED BY 'of their own'",
                    "DROP USER 'root'@'%', 'root'@'localhost'");
        }
        Path tablespace = elsewhere.resolve("shop/orders.ibd");
        byte[] before = Files.readAllBytes(tablespace);

        assertRefused(original.toString(), tablespace.toString(), "outside of its data directory");

        assertThat(tablespace).hasBinaryContent(before);
    }

    @Test
    void purgesNoLogOfTheOriginal() throws Exception {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        ServerSpec inPlace = ServerSpec.standard()
                .dataDirectory(original)
                .option("log_bin", logs.resolve("mysql-bin").toString())
                .option("log_bin_index", original.resolve("binlog.index").toString());
        try (TestServer server = inPlace.start()) {
            server.execute("CREATE DATABASE shop", "FLUSH BINARY LOGS");
        }

        try (TestServer copy =
                ServerSpec.standard().copyOfDataDirectory(original).start()) {
            assertThat(Sql.value(copy, "SHOW DATABASES LIKE 'shop'")).isEqualTo("shop");
            copy.execute(OwnWords.of("RESET BINARY LOGS AND GTIDS"));
        }

        assertThat(logs.resolve("mysql-bin.000001")).exists();
        try (TestServer again = inPlace.start()) {
            assertThat(again.isRunning()).isTrue();
        }
    }

    /** As a backup or a snapshot is mounted; only the child sees that. */
    @Test
    void mayBeThatOfAnOriginalThatMayOnlyBeRead() throws Exception {
        try (TestServer server = ServerSpec.standard().dataDirectory(original).start()) {
            server.execute("CREATE DATABASE shop");
        }
        List<String> readOnly = List.of(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\" && shift && exec \"$@\"",
                "sh",
                original.toString());
        try (ChildJvm jvm = ChildJvm.start(
                readOnly, environment -> {}, CopyOfAPlace.class, folder.resolve("output"), original.toString())) {
            assertThat(jvm.awaitExit()).as(jvm.output()).isZero();
            assertThat(jvm.output()).contains("databases: shop");
        }
    }

    private void assertRefused(String... parts) {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> ServerSpec.standard()
                        .copyOfDataDirectory(original)
                        .start()
                        .close())
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(parts));
    }
}
