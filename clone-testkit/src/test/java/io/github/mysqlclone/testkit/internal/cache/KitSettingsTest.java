package io.github.mysqlclone.testkit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(KitSettings.of(Map.of(), Map.of("PATH", "/bin::relative:/sbin"))
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
