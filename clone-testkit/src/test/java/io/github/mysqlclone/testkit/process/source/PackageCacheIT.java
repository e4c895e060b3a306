package io.github.mysqlclone.testkit.process.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.internal.cache.KitCache;
import io.github.mysqlclone.testkit.it.ChildJvm;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag(Lane.FULL)
class PackageCacheIT {

    @Test
    void letsTwoJvmsDownloadOnceAndRunWhatTheyGot(@TempDir Path folder) throws Exception {
        Path cache = folder.resolve("cache");
        try (ChildJvm first = download(cache, folder.resolve("1"));
                ChildJvm second = download(cache, folder.resolve("2"))) {
            assertThat(first.awaitExit()).as(first.output()).isZero();
            assertThat(second.awaitExit()).as(second.output()).isZero();

            assertThat(first.output() + second.output()).containsOnlyOnce("Downloading MySQL's packages");
        }
        assertThat(folder.resolve("1/mysqld")).hasSameTextualContentAs(folder.resolve("2/mysqld"));

        PackageCache packages = new PackageCache(KitCache.in(cache));
        MySqlSource source = () -> packages.find(Optional.empty());
        MySqlInstallation installation = source.require();
        assertThat(installation.mysqld()).startsWith(cache);
        assertThat(installation.mysqld().toString()).contains("-" + installation.version() + "/");
        assertThat(installation.clientCommand("mysqldump")).isPresent();
        try (TestServer server = ServerSpec.standard().source(source).start()) {
            assertThat(Sql.value(server, "SELECT VERSION()")).startsWith(installation.version());
        }
    }

    private static ChildJvm download(Path cache, Path folder) throws Exception {
        Files.createDirectories(folder);
        return ChildJvm.start(
                DownloadingJvm.class,
                folder.resolve("output"),
                cache.toString(),
                folder.resolve("mysqld").toString());
    }
}
