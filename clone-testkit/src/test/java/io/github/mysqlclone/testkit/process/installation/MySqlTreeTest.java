package io.github.mysqlclone.testkit.process.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MySqlTreeTest {

    @TempDir
    private Path root;

    @Test
    void runsUnpackedPackagesThroughTheirOwnLoaderOnAnyMachine() throws IOException {
        Path mysqld = FakeMysqld.withVersion(root.resolve("usr/sbin"), FakeMysqld.MYSQL);
        Path loader = file("usr/lib/aarch64-linux-gnu/ld-linux-aarch64.so.1");
        Files.createDirectories(root.resolve("usr/lib/mysql/private"));
        file("usr/share/mysql/charsets/latin1.xml");
        file("usr/lib/mysql/plugin/mysql_clone.so");

        MySqlTree tree = new MySqlTree(root);

        assertThat(tree.mysqld()).contains(mysqld);
        assertThat(tree.loaderCommand())
                .containsExactly(
                        loader.toString(),
                        "--library-path",
                        loader.getParent() + ":" + root.resolve("usr/lib/mysql/private"));
        assertThat(tree.relocatingOptions())
                .containsEntry(
                        "lc_messages_dir", root.resolve("usr/share/mysql").toString())
                .containsEntry(
                        "character_sets_dir",
                        root.resolve("usr/share/mysql/charsets").toString())
                .containsEntry(
                        "plugin_dir", root.resolve("usr/lib/mysql/plugin").toString());
    }

    @Test
    void runsAnArchiveAsItIs() throws IOException {
        Path mysqld = FakeMysqld.withVersion(root.resolve("bin"), FakeMysqld.MYSQL);

        assertThat(new MySqlTree(root).mysqld()).contains(mysqld);
        assertThat(new MySqlTree(root).loaderCommand()).isEmpty();
    }

    @Test
    void findsNothingInAnEmptyDirectory() {
        assertThat(new MySqlTree(root).mysqld()).isEmpty();
        assertThat(new MySqlTree(root.resolve("missing")).mysqld()).isEmpty();
    }

    private Path file(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}
