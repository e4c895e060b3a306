package io.github.mysqlclone.testkit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KitSettingsTest {

    @Test
    void takesAPropertyBeforeTheVariable() {
        KitSettings settings = KitSettings.of(
                Map.of("clone.testkit.mysql.home", "/property"), Map.of("CLONE_TESTKIT_MYSQL_HOME", "/variable"));

        assertThat(settings.mysqlHome()).contains(Path.of("/property"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/property, /variable, /xdg, /property",
                "-, /variable, /xdg, /variable",
                "-, -, /xdg, /xdg/mysqlclone-testkit",
                "-, -, -, /home/me/.cache/mysqlclone-testkit",
                "' ', '', -, /home/me/.cache/mysqlclone-testkit",
            })
    void findsTheCacheFolder(String property, String variable, String xdg, Path expected) {
        Map<String, String> properties = withoutNulls("clone.testkit.cache", property, "user.home", "/home/me");
        Map<String, String> environment = withoutNulls("CLONE_TESTKIT_CACHE", variable, "XDG_CACHE_HOME", xdg);

        assertThat(KitSettings.of(properties, environment).cacheFolder()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/memory, /variable, /memory/mysqlclone-testkit",
                "-, /variable, /variable/mysqlclone-testkit",
                "-, -, /cache",
            })
    void runsServersInTheCacheUnlessToldOfAnotherFolder(String property, String variable, Path expected) {
        Map<String, String> properties =
                withoutNulls("clone.testkit.servers", property, "clone.testkit.cache", "/cache");
        Map<String, String> environment = withoutNulls("CLONE_TESTKIT_SERVERS", variable, "HOME", "/home/me");

        assertThat(KitSettings.of(properties, environment).runFolder()).isEqualTo(expected);
    }

    @Test
    void namesTheSettingOfAFolderThatServersCannotRunIn(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        KitSettings settings = KitSettings.of(Map.of("clone.testkit.servers", file.toString()), Map.of());

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(settings::requireRunFolder)
                .withMessageStartingWith("The folder " + file.resolve("mysqlclone-testkit") + " cannot be made")
                .withMessageContaining("clone.testkit.servers")
                .withMessageContaining("CLONE_TESTKIT_SERVERS");
    }

    @Test
    void namesTheSettingOfTheCacheWhereServersRunInThat(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        KitSettings settings = KitSettings.of(Map.of("clone.testkit.cache", file.toString()), Map.of());

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(settings::requireRunFolder)
                .withMessageContaining("clone.testkit.cache");
    }

    @Test
    void believesHomeBeforeTheEntryInPasswd() {
        assertThat(KitSettings.of(Map.of("user.home", "/nonexistent"), Map.of("HOME", "/home/me"))
                        .cacheFolder())
                .isEqualTo(Path.of("/home/me/.cache/mysqlclone-testkit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "nonexistent"})
    void keepsToThePlaceOfTemporaryFilesWhereNobodyTellsAHome(String home) {
        KitSettings settings =
                KitSettings.of(Map.of("user.home", home, "user.name", "ann", "java.io.tmpdir", "/tmp"), Map.of());

        assertThat(settings.cacheFolder()).isEqualTo(Path.of("/tmp/mysqlclone-testkit-ann"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clone.testkit.cache", "clone.testkit.servers", "clone.testkit.mysql.home"})
    void namesTheSettingThatIsNoNameOfAFile(String setting) {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> KitSettings.of(Map.of(setting, "/tmp/\0"), Map.of("HOME", "/home/me")))
                .withMessageContaining(setting)
                .withMessageContaining("LC_ALL=C.UTF-8");
    }

    @Test
    void namesTheHomeThatIsNoNameOfAFile() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> KitSettings.of(Map.of(), Map.of("HOME", "/home/\0")))
                .withMessageContaining("HOME")
                .withMessageContaining("clone.testkit.cache");
    }

    @Test
    void ignoresARelativeBaseForCaches() {
        assertThat(KitSettings.of(Map.of(), Map.of("XDG_CACHE_HOME", "caches", "HOME", "/home/me"))
                        .cacheFolder())
                .isEqualTo(Path.of("/home/me/.cache/mysqlclone-testkit"));
    }

    @Test
    void namesTheUserInAPlaceWhereAllPutTheirFiles(@TempDir Path folder) throws IOException {
        Path memory = Files.createDirectory(folder.resolve("memory"));
        Files.setPosixFilePermissions(memory, PosixFilePermissions.fromString("rwxrwxrwx"));
        Map<String, String> properties =
                Map.of("clone.testkit.servers", memory.toString(), "user.name", "../ann lee", "user.home", "/home/ann");

        assertThat(KitSettings.of(properties, Map.of()).runFolder())
                .isEqualTo(memory.resolve("mysqlclone-testkit-.._ann_lee"));
        Files.setPosixFilePermissions(memory, PosixFilePermissions.fromString("rwx------"));
        assertThat(KitSettings.of(properties, Map.of()).runFolder()).isEqualTo(memory.resolve("mysqlclone-testkit"));
    }

    @Test
    void allowsDownloadsOnlyWhenToldTo() {
        assertThat(KitSettings.of(Map.of(), Map.of()).downloadAllowed()).isFalse();
        assertThat(KitSettings.of(Map.of("clone.testkit.download", "true"), Map.of())
                        .downloadAllowed())
                .isTrue();
    }

    @Test
    void refusesADownloadSettingThatIsNeitherTrueNorFalse() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> KitSettings.of(Map.of(), Map.of("CLONE_TESTKIT_DOWNLOAD", "yes")))
                .withMessageContaining("'yes'")
                .withMessageContaining("true or false");
    }

    @Test
    void leavesRelativeFoldersOfThePathOut() {
        assertThat(KitSettings.of(Map.of(), Map.of("PATH", "/bin::relative:/no\0file:/sbin"))
                        .searchPath())
                .containsExactly(Path.of("/bin"), Path.of("/sbin"));
    }

    private static Map<String, String> withoutNulls(String name, String value, String otherName, String otherValue) {
        Map<String, String> result = new HashMap<>();
        result.put(name, value);
        result.put(otherName, otherValue);
        result.values().removeIf(Objects::isNull);
        return result;
    }
}
