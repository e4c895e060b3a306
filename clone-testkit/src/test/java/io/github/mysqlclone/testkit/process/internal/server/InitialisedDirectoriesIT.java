package io.github.mysqlclone.testkit.process.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.internal.cache.KitCache;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag(Lane.FULL)
class InitialisedDirectoriesIT {

    @Test
    void initialisesOnceAndAgainOnlyWhenTheDirectoryIsNoLongerWhole(@TempDir Path folder) throws IOException {
        InitialisedDirectories directories = new InitialisedDirectories(KitCache.in(folder));
        MySqlInstallation installation = MySqlSource.standard().require();

        Path data = directories.get(installation, ServerOptions.none());
        assertThat(data.resolve("auto.cnf")).doesNotExist();
        assertThat(data.resolve("server-cert.pem")).exists();
        FileTime initialised = Files.getLastModifiedTime(data);
        assertThat(directories.get(installation, ServerOptions.none())).isEqualTo(data);
        assertThat(Files.getLastModifiedTime(data)).isEqualTo(initialised);

        Files.delete(data.resolve("mysql.ibd"));
        directories.get(installation, ServerOptions.none());

        assertThat(data.resolve("mysql.ibd")).exists();
        assertThat(Files.getLastModifiedTime(data)).isGreaterThan(initialised);
    }
}
