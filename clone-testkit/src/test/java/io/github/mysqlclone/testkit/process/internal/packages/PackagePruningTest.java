package io.github.mysqlclone.testkit.process.internal.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagePruningTest {

    @Test
    void keepsWhatRunsAndDropsTheRest(@TempDir Path root) throws IOException {
        List<String> kept = List.of(
                "usr/sbin/mysqld",
                "usr/bin/mysqldump",
                "usr/lib/aarch64-linux-gnu/libssl.so.3",
                "usr/lib/aarch64-linux-gnu/ossl-modules/legacy.so",
                "lib/x86_64-linux-gnu/libc.so",
                "usr/lib/mysql/plugin/mysql_clone.so",
                "usr/share/mysql/english/errmsg.sys");
        List<String> dropped = List.of(
                "usr/bin/perror", "usr/share/doc/mysql/copyright", "usr/lib/aarch64-linux-gnu/gconv/UTF-7.so", "etc/x");
        for (String name : List.of(kept, dropped).stream().flatMap(List::stream).toList()) {
            Files.createDirectories(root.resolve(name).getParent());
            Files.createFile(root.resolve(name));
        }

        PackagePruning.prune(root);

        assertThat(kept).allSatisfy(name -> assertThat(root.resolve(name)).exists());
        assertThat(dropped).allSatisfy(name -> assertThat(root.resolve(name)).doesNotExist());
        assertThat(root.resolve("usr/share/doc")).doesNotExist();
    }
}
