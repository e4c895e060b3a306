package io.github.mysqlclone.testkit.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionTest {

    @TempDir
    private Path folder;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void writeTwo() throws IOException {
        Files.createDirectories(folder.resolve("db/more"));
        write("db/V1.sql", "one");
        write("db/more/V2.sql", "two");
        look(folder);
    }

    @AfterEach
    void lookAsBefore() throws IOException {
        ((URLClassLoader) Thread.currentThread().getContextClassLoader()).close();
        Thread.currentThread().setContextClassLoader(before);
    }

    private void look(Path place) throws IOException {
        Thread.currentThread()
                .setContextClassLoader(
                        new URLClassLoader(new URL[] {place.toUri().toURL()}, null));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void isAnotherOneWithOtherContentOrNames() throws IOException {
        Version first = Version.ofResources("db");
        assertThat(Version.ofResources("/db/")).isEqualTo(first);

        write("db/more/V2.sql", "three");
        Version changed = Version.ofResources("db");
        assertThat(changed).isNotEqualTo(first);

        Files.move(folder.resolve("db/more/V2.sql"), folder.resolve("db/more/V3.sql"));
        assertThat(Version.ofResources("db")).isNotEqualTo(changed);
        assertThat(Version.ofResources("db/more")).isNotEqualTo(Version.ofResources("db"));
    }

    /** The first one is what is read, whichever of them is edited. */
    @Test
    void isAnotherOneWithOtherContentInAnyPlace() throws IOException {
        Path second = Files.createDirectory(folder.resolve("second"));
        Files.createDirectory(second.resolve("db"));
        Files.writeString(second.resolve("db/V1.sql"), "hidden");
        lookAsBefore();
        Thread.currentThread()
                .setContextClassLoader(new URLClassLoader(
                        new URL[] {folder.toUri().toURL(), second.toUri().toURL()}, null));
        Version before = Version.ofResources("db");

        write("db/V1.sql", "changed");

        assertThat(Version.ofResources("db")).isNotEqualTo(before);
    }

    @Test
    void isTheSameInAJar() throws IOException {
        Version inDirectory = Version.ofResources("db");
        Path jar = folder.resolve("migrations.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream output = new JarOutputStream(file)) {
            output.putNextEntry(new JarEntry("db/"));
            for (String name : new String[] {"db/more/V2.sql", "db/V1.sql", "dbx/other.sql"}) {
                output.putNextEntry(new JarEntry(name));
                output.write((name.contains("V1") ? "one" : "two").getBytes(StandardCharsets.UTF_8));
            }
        }
        lookAsBefore();
        look(jar);

        assertThat(Version.ofResources("db")).isEqualTo(inDirectory);
    }

    @Test
    void isNoneOfNothing() throws IOException {
        Files.createDirectory(folder.resolve("empty"));

        assertThatIllegalArgumentException().isThrownBy(Version::ofResources);
        assertThatIllegalArgumentException().isThrownBy(() -> new Version(" "));
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> Version.ofResources("missing"))
                .withMessageContaining(
                        "no folder missing on the class path of the tests: name one below src/main/resources");
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> Version.ofResources("empty"))
                .withMessageContaining("holds no file");
    }
}
