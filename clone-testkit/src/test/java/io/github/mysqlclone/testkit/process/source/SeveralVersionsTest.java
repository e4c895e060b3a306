package io.github.mysqlclone.testkit.process.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.KitCache;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import io.github.mysqlclone.testkit.process.installation.FakeMysqld;
import io.github.mysqlclone.testkit.process.internal.packages.OfferedPackage;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several versions of MySQL side by side: homes, and what was downloaded. */
class SeveralVersionsTest {

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void useAnEmptyCache() {
        environment.put("CLONE_TESTKIT_CACHE", folder.resolve("cache").toString());
    }

    @Test
    void picksOfSeveralDownloadedVersionsTheNewestThatWillDo() throws IOException {
        environment.put("PATH", "/nowhere");
        environment.put("CLONE_TESTKIT_DOWNLOAD", "true");
        List<String> downloads = new ArrayList<>();
        PackageCache packages = new PackageCache(KitCache.in(folder.resolve("cache")), new PackageCache.Mirror() {
            @Override
            public OfferedPackage offer(Optional<String> wanted) {
                return new OfferedPackage("", wanted.orElseThrow() + "-1");
            }

            @Override
            public void unpack(OfferedPackage offered, Path entry) throws IOException {
                downloads.add(offered.version());
                Path mysqld =
                        FakeMysqld.confined(entry.resolve("bin"), FakeMysqld.MYSQL.replace("9.7.4", offered.version()));
                Files.writeString(
                        mysqld,
                        Files.readString(mysqld).replace(entry.toString(), packages() + "-" + offered.version()));
            }
        });
        KitSettings settings = KitSettings.of(Map.of(), environment);
        for (String version : List.of("8.4.8", "8.4.10", "9.7.4", "8.0.30")) {
            assertThat(StandardSources.of(settings.withMysqlVersion(version), packages)
                            .require()
                            .version())
                    .isEqualTo(version);
        }
        assertThat(StandardSources.of(settings.withMysqlVersion("8.4"), packages)
                        .require()
                        .version())
                .isEqualTo("8.4.10");
        assertThat(StandardSources.of(settings, packages).require().version()).isEqualTo("9.7.4");
        assertThat(downloads).hasSize(4);
    }

    @Test
    void takesTheHomeThatIsNamedByItsVersion() throws IOException {
        environment.put("PATH", "/nowhere");
        environment.put("CLONE_TESTKIT_MYSQL_HOME_8_0", homeOf("8.0.30").toString());
        KitSettings settings = KitSettings.of(
                Map.of("clone.testkit.mysql.home.8.4", homeOf("8.4.8").toString()), environment);

        for (String version : List.of("8.0.30", "8.4.8")) {
            assertThat(StandardSources.of(settings.withMysqlVersion(version.substring(0, 3)))
                            .require()
                            .version())
                    .isEqualTo(version);
        }
    }

    @Test
    void failsWhereAHomeIsOfAnotherVersionThanItsName() throws IOException {
        environment.put("PATH", "/nowhere");
        environment.put("CLONE_TESTKIT_MYSQL_HOME_8_0", homeOf("8.4.8").toString());

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> sources().find())
                .withMessageContaining("clone.testkit.mysql.home.8.0")
                .withMessageContaining("MySQL 8.4.8");
    }

    @Test
    void picksOfSeveralHomesTheOneOfTheVersion() throws IOException {
        environment.put("PATH", "/nowhere");
        environment.put("CLONE_TESTKIT_MYSQL_HOMES", homeOf("8.0.30") + ":" + homeOf("8.4.8") + ":" + homeOf("9.7.4"));
        KitSettings settings = KitSettings.of(Map.of(), environment);

        assertThat(StandardSources.of(settings).require().version()).isEqualTo("8.0.30");
        for (String version : List.of("8.0.30", "8.4.8", "9.7.4")) {
            assertThat(StandardSources.of(settings.withMysqlVersion(version))
                            .require()
                            .version())
                    .isEqualTo(version);
        }
        assertThat(StandardSources.of(settings.withMysqlVersion("8.4"))
                        .require()
                        .version())
                .isEqualTo("8.4.8");
        assertThat(StandardSources.of(settings.withMysqlVersion("8.1")).find())
                .isInstanceOfSatisfying(
                        MySqlSource.PassedOver.class,
                        search -> assertThat(search.reason()).contains("8.0.30", "8.4.8", "9.7.4"));
    }

    @Test
    void takesTheOneHomeBeforeTheSeveral() throws IOException {
        environment.put("CLONE_TESTKIT_MYSQL_HOMES", homeOf("8.0.30").toString());
        environment.put("CLONE_TESTKIT_MYSQL_HOME", homeOf("9.7.4").toString());

        assertThat(sources().require().version()).isEqualTo("9.7.4");
    }

    @Test
    void failsWhereOneOfTheHomesDoesNotWork() {
        environment.put("CLONE_TESTKIT_MYSQL_HOMES", folder.resolve("empty").toString());

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> sources().find())
                .withMessageContaining("CLONE_TESTKIT_MYSQL_HOMES does not work");
    }

    @Test
    void asksWhatALibraryBringsAlong() throws IOException {
        environment.put("PATH", "/nowhere");
        System.setProperty(BroughtAlongSource.PLACE, homeOf("8.4.8").toString());
        Path service = folder.resolve("services/META-INF/services").resolve(MySqlSource.class.getName());
        Files.createDirectories(service.getParent());
        Files.writeString(service, BroughtAlongSource.class.getName());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.resolve("services").toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);

            assertThat(sources().require().version()).isEqualTo("8.4.8");
            environment.put("CLONE_TESTKIT_MYSQL_VERSION", "9");
            assertThat(sources().find())
                    .isInstanceOfSatisfying(
                            MySqlSource.PassedOver.class,
                            search -> assertThat(search.reason()).contains("what the tests bring along: it is 8.4.8"));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            System.clearProperty(BroughtAlongSource.PLACE);
        }
    }

    private Path homeOf(String version) throws IOException {
        Path home = folder.resolve("mysql-" + version);
        FakeMysqld.confined(home.resolve("bin"), FakeMysqld.MYSQL.replace("9.7.4", version));
        return home;
    }

    private Path packages() {
        return folder.resolve("cache").resolve("mysql-packages-" + System.getProperty("os.arch"));
    }

    private MySqlSource sources() {
        return StandardSources.of(KitSettings.of(Map.of(), environment));
    }
}
