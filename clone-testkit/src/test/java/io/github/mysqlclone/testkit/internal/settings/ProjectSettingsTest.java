package io.github.mysqlclone.testkit.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectSettingsTest {

    @TempDir
    Path folder;

    @Test
    void readsTheFileOfTheClassPath() throws IOException {
        write("clone.testkit.download = true\nclone.testkit.mysql.home.8.4 = /opt/mysql-8.4\n");
        try (URLClassLoader loader = loader()) {
            assertThat(ProjectSettings.ofFile(loader))
                    .containsEntry("clone.testkit.download", "true")
                    .containsEntry("clone.testkit.mysql.home.8.4", "/opt/mysql-8.4")
                    .hasSize(2);
        }
    }

    @Test
    void needsNoFile() throws IOException {
        try (URLClassLoader loader = loader()) {
            assertThat(ProjectSettings.ofFile(loader)).isEmpty();
        }
    }

    @Test
    void refusesWhatIsNoSetting() throws IOException {
        write("clone.testkit.downlod=true\n");
        try (URLClassLoader loader = loader()) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> ProjectSettings.ofFile(loader))
                    .withMessageContaining("clone-testkit.properties sets 'clone.testkit.downlod'")
                    .withMessageContaining("clone.testkit.download,");
        }
    }

    @Test
    void takesOverWhatTheConfigurationOfATestFrameworkSays() {
        ProjectSettings.takeOver(
                name -> name.equals("clone.testkit.start.limit") ? Optional.of("60") : Optional.empty());

        assertThat(SettingValues.ofThisProcess().value("clone.testkit.start.limit"))
                .contains("60");
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve(ProjectSettings.FILE), text);
    }

    private URLClassLoader loader() throws IOException {
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
    }
}
