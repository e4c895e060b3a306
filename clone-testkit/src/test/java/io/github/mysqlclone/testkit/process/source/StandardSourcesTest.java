package io.github.mysqlclone.testkit.process.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.KitCache;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import io.github.mysqlclone.testkit.process.installation.FakeMysqld;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.internal.packages.AptPackages;
import io.github.mysqlclone.testkit.process.internal.packages.OfferedPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardSourcesTest {

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private final String downloadBefore = System.getProperty("clone.testkit.download", "");

    @AfterEach
    void setWhatWasSetBefore() {
        System.setProperty("clone.testkit.download", downloadBefore);
    }

    @BeforeEach
    void useAnEmptyCache() {
        environment.put("CLONE_TESTKIT_CACHE", folder.resolve("cache").toString());
    }

    @Test
    void passesOverAMariaDbOnThePath() throws IOException {
        searchIn(FakeMysqld.withVersion(folder.resolve("bin"), FakeMysqld.MARIADB));

        assertThat(reasons()).contains(folder.resolve("bin/mysqld") + " cannot be used: it is MariaDB");
    }

    @Test
    void passesOverAServerOlderThanThePlugin() throws IOException {
        searchIn(FakeMysqld.withVersion(folder.resolve("bin"), "mysqld  Ver 8.0.16 for Linux on x86_64"));

        assertThat(reasons()).contains("older than 8.0.17");
    }

    @Test
    void passesOverAServerWithoutThePlugin() throws IOException {
        searchIn(FakeMysqld.withVersion(folder.resolve("bin"), FakeMysqld.MYSQL));

        assertThat(reasons()).contains("no clone plugin (mysql_clone.so) in " + folder.resolve("bin/no-plugins"));
    }

    @Test
    void passesOverAServerThatCannotInitialiseADirectoryOfOurs() throws IOException {
        searchIn(FakeMysqld.confined(folder.resolve("bin")));

        assertThat(reasons()).contains("could not initialise").contains("permission denied by confinement");
    }

    @Test
    void goesOnToTheNextFolderOfThePath() throws IOException {
        Path mariaDb = FakeMysqld.withVersion(folder.resolve("one"), FakeMysqld.MARIADB);
        Path confined = FakeMysqld.confined(folder.resolve("two"));
        environment.put(
                "PATH", mariaDb.resolveSibling("") + ":" + folder.resolve("none") + ":" + confined.resolveSibling(""));

        assertThat(reasons()).contains("MariaDB").contains("could not initialise");
    }

    @Test
    void dropsTheRemedyThatIsInForce() {
        environment.put("PATH", "/nowhere");
        System.setProperty("clone.testkit.download", "true");

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> sources().require())
                .withMessageContaining("install MySQL")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("allow the download"));
    }

    @Test
    void downloadsAgainWhatDoesNotRun() throws IOException {
        environment.put("PATH", "/nowhere");
        environment.put("CLONE_TESTKIT_DOWNLOAD", "true");
        List<Path> downloads = new ArrayList<>();
        PackageCache packages = new PackageCache(KitCache.in(folder.resolve("cache")), mirror(entry -> {
            downloads.add(entry);
            FakeMysqld.confined(entry.resolve("bin"));
            Path mysqld = entry.resolve("bin/mysqld");
            String script = Files.readString(mysqld).replace(entry.toString(), packages() + "-9.7.4");
            Files.writeString(mysqld, downloads.size() == 1 ? "damaged" : script);
        }));
        KitSettings settings = KitSettings.of(Map.of(), environment);
        assertThat(packages.download(Optional.empty())).isInstanceOf(MySqlSource.PassedOver.class);

        assertThat(StandardSources.of(settings, packages).find()).isInstanceOf(MySqlSource.Found.class);
        assertThat(StandardSources.of(settings, packages).find()).isInstanceOf(MySqlSource.Found.class);
        assertThat(downloads).hasSize(2);
    }

    @Test
    void saysOfWhatIsInTheCacheWheneverItIsAskedForThatItIsUsed() throws IOException {
        environment.put("PATH", "/nowhere");
        environment.put("CLONE_TESTKIT_CACHE", folder.resolve("cache").toString());
        KitSettings settings = KitSettings.of(Map.of(), environment);
        KitCache cache = KitCache.in(settings.cacheFolder());
        Path entry = cache.get(packages().getFileName() + "-9.7.4", filling -> {
            FakeMysqld.confined(filling.resolve("bin"));
            Path mysqld = filling.resolve("bin/mysqld");
            Files.writeString(mysqld, Files.readString(mysqld).replace(filling.toString(), packages() + "-9.7.4"));
        });
        assertThat(StandardSources.find(settings)).isInstanceOf(MySqlSource.Found.class);
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(9)));
        Files.setLastModifiedTime(entry, longAgo);

        assertThat(StandardSources.find(settings)).isInstanceOf(MySqlSource.Found.class);

        assertThat(Files.getLastModifiedTime(entry)).isGreaterThan(longAgo);
    }

    @Test
    void downloadsOnceInThisJvmWhereThatFails() throws IOException {
        environment.put(
                "PATH", folderWith("apt-get", "apt-cache", "dpkg", "dpkg-deb").toString());
        environment.put("CLONE_TESTKIT_DOWNLOAD", "true");
        AtomicInteger downloads = new AtomicInteger();
        PackageCache packages = new PackageCache(KitCache.in(folder.resolve("cache")), mirror(entry -> {
            downloads.incrementAndGet();
            throw new TestkitException("no mirror");
        }));
        KitSettings settings = KitSettings.of(Map.of(), environment);
        assertThat(StandardSources.mayDownload(settings)).isTrue();

        for (int asked = 0; asked < 3; asked++) {
            assertThat(StandardSources.of(settings, packages).find())
                    .isInstanceOfSatisfying(
                            MySqlSource.PassedOver.class,
                            search -> assertThat(search.reason()).contains("no mirror"));
        }
        assertThat(downloads).hasValue(1);
        assertThat(StandardSources.mayDownload(settings)).isFalse();
    }

    /** Or containers would not be asked for, and the first test would fail. */
    @Test
    void takesNoMachineWithoutAptForOneThatCanDownload() throws IOException {
        environment.put("PATH", folderWith("dpkg", "dpkg-deb").toString());
        environment.put("CLONE_TESTKIT_DOWNLOAD", "true");

        assertThat(StandardSources.mayDownload(KitSettings.of(Map.of(), environment)))
                .isFalse();
        assertThat(AptPackages.objection(List.of(folder)))
                .contains("there is no apt-get on the PATH: MySQL is fetched on Debian, Ubuntu and the like only");
    }

    private Path folderWith(String... programs) throws IOException {
        Path place = Files.createDirectories(folder.resolve("programs"));
        for (String program : programs) {
            Files.createFile(
                    place.resolve(program),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return place;
    }

    @Test
    void saysWhatWasLookedForWhereAndHowToHelp() {
        environment.put("PATH", "/nowhere");
        System.clearProperty("clone.testkit.download");

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> sources().require())
                .withMessage("""
                        No MySQL server is to be had on this machine. Looked for:
                          - a directory named by clone.testkit.mysql.home or CLONE_TESTKIT_MYSQL_HOME: neither is set
                          - mysqld on the PATH: none in [/nowhere]
                          - packages in the kit's cache: none in %s
                          - the machine's package mirror: not asked, as clone.testkit.download is not true
                        Any of these helps:
                          - name an unpacked MySQL 8.0.17 or newer: -Dclone.testkit.mysql.home=<directory> (or the \
                        environment variable CLONE_TESTKIT_MYSQL_HOME)
                          - install MySQL so that mysqld is on the PATH
                          - allow the download from this machine's own package mirror: -Dclone.testkit.download=true (or \
                        CLONE_TESTKIT_DOWNLOAD=true, or the line clone.testkit.download=true in \
                        src/test/resources/clone-testkit.properties)""".formatted(packages()));
    }

    @Test
    void failsWhereTheNamedHomeDoesNotWorkInsteadOfPassingItOver() throws IOException {
        searchIn(FakeMysqld.confined(folder.resolve("bin")));
        environment.put("CLONE_TESTKIT_MYSQL_HOME", folder.resolve("empty").toString());

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> sources().find())
                .withMessageContaining("CLONE_TESTKIT_MYSQL_HOME does not work")
                .withMessageContaining("No executable mysqld")
                .withMessageContaining(folder.resolve("empty").toString());
    }

    @Test
    void takesTheNamedHomeFirst() throws IOException {
        searchIn(FakeMysqld.withVersion(folder.resolve("elsewhere"), FakeMysqld.MARIADB));
        Path mysqld = FakeMysqld.confined(folder.resolve("home/bin"));
        environment.put("CLONE_TESTKIT_MYSQL_HOME", folder.resolve("home").toString());

        MySqlInstallation installation = sources().require();

        assertThat(installation.mysqld()).isEqualTo(mysqld);
        assertThat(installation.version()).isEqualTo("9.7.4");
        assertThat(installation.mysqldCommand()).containsExactly(mysqld.toString());
    }

    @Test
    void passesOverAMySqlOfAVersionThatIsNotAskedFor() throws IOException {
        FakeMysqld.confined(folder.resolve("home/bin"));
        environment.put("CLONE_TESTKIT_MYSQL_HOME", folder.resolve("home").toString());
        environment.put("PATH", "/nowhere");

        environment.put("CLONE_TESTKIT_MYSQL_VERSION", "9.7");
        assertThat(sources().find()).isInstanceOf(MySqlSource.Found.class);
        environment.put("CLONE_TESTKIT_MYSQL_VERSION", "9.7.4");
        assertThat(sources().find()).isInstanceOf(MySqlSource.Found.class);
        environment.put("CLONE_TESTKIT_MYSQL_VERSION", "9.7.40");
        assertThat(sources().find()).isInstanceOf(MySqlSource.PassedOver.class);
        environment.put("CLONE_TESTKIT_MYSQL_VERSION", "8.4");
        assertThat(reasons()).contains("it is 9.7.4, and clone.testkit.mysql.version or the test asks for 8.4");
    }

    @Test
    void refusesWhatIsNoVersion() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> MySqlSource.ofVersion("latest"))
                .withMessageContaining("was 'latest'");
    }

    /** A mirror that offers one version, or whatever is asked for. */
    private static PackageCache.Mirror mirror(KitCache.Filler unpack) {
        return new PackageCache.Mirror() {
            @Override
            public OfferedPackage offer(Optional<String> wanted) {
                return new OfferedPackage("", wanted.orElse("9.7.4") + "-2");
            }

            @Override
            public void unpack(OfferedPackage offered, Path entry) throws IOException {
                unpack.fill(entry);
            }
        };
    }

    private Path packages() {
        return folder.resolve("cache").resolve("mysql-packages-" + System.getProperty("os.arch"));
    }

    private void searchIn(Path mysqld) {
        environment.put("PATH", mysqld.resolveSibling("").toString());
    }

    private MySqlSource sources() {
        return StandardSources.of(KitSettings.of(Map.of(), environment));
    }

    private String reasons() {
        MySqlSource.Search search = sources().find();
        assertThat(search).isInstanceOf(MySqlSource.PassedOver.class);
        return ((MySqlSource.PassedOver) search).reason();
    }
}
