package io.github.mysqlclone.testkit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedFolderTest {

    @TempDir
    private Path parent;

    @Test
    void marksANewFolderAndClosesItToOthers() throws IOException {
        Path folder = require(parent.resolve("new"));

        assertThat(folder.resolve("CACHEDIR.TAG")).content().startsWith("Signature: 8a477f597d28d172789f06886806bc55");
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(require(folder)).isEqualTo(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"servers/minecraft/world/level.dat", "template-site/index.html", ".ssh", "CACHEDIR.TAG"})
    void refusesAFolderThatHoldsWhatIsNotTheKits(String file) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("projects"));
        Path precious = folder.resolve(file);
        Files.createDirectories(Objects.requireNonNull(precious.getParent()));
        Files.writeString(precious, "precious");

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> require(folder))
                .withMessageContaining(folder.toString())
                .withMessageContaining("clone.testkit.cache")
                .withMessageContaining("CLONE_TESTKIT_CACHE")
                .withMessageContaining("name an empty or new folder");
        assertThat(precious).hasContent("precious");
    }

    @Test
    void adoptsTheDefaultFolderOfTheFormerLayout() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("mysqlclone-testkit"));
        for (String name : new String[] {
            "servers/23306",
            "data-9.7.4-2034552fcc45a6b6",
            "template-9.7.4-29059e83d9bee486c59b5d4a",
            "mysql-packages-amd64",
            "image-data-2034552fcc45a6b6.partial"
        }) {
            Files.createDirectories(folder.resolve(name));
        }
        for (String name : new String[] {"servers.lock", "template-eviction.lock", "mysql-packages-amd64.lock"}) {
            Files.createFile(folder.resolve(name));
        }

        require(folder);

        assertThat(folder.resolve("CACHEDIR.TAG")).exists();
        assertThat(folder.resolve("mysql-packages-amd64")).exists();
    }

    @Test
    void doesNotAdoptItIfAnythingElseIsInIt() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("mysqlclone-testkit"));
        Files.createFile(folder.resolve("servers.lock"));
        Files.createFile(folder.resolve("thesis.tex"));

        assertThatExceptionOfType(TestkitException.class).isThrownBy(() -> require(folder));
    }

    @Test
    void refusesAFolderThatOthersMayWriteTo() throws IOException {
        Path folder = require(parent.resolve("cache"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> require(folder))
                .withMessageContaining("Other users may write")
                .withMessageContaining(folder.toString());
    }

    @Test
    void refusesAFolderOfAnotherUser() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a folder away");
        Path folder = Files.createDirectory(parent.resolve("cache"));
        Files.setAttribute(folder, "unix:uid", 65_534);

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> require(folder))
                .withMessageContaining(folder.toString())
                .withMessageContaining("belongs to the user")
                .withMessageContaining("clone.testkit.cache");
        assertThat(folder).isEmptyDirectory();
    }

    /** Whoever may rename the folder can put one of their own in its place. */
    @Test
    void refusesAFolderInAPlaceWhereOthersMayRenameIt() throws IOException {
        Path place = Files.createDirectory(parent.resolve("place"));
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
        // A folder of tests is closed to others at first.
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx------"));
        assertThat(require(place.resolve("out of reach"))).exists();
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> require(place.resolve("below/cache")))
                .withMessageContaining(place.toString())
                .withMessageContaining("chmod +t");
        Files.setAttribute(place, "unix:mode", 01777);
        assertThat(require(place.resolve("below/cache"))).exists();
    }

    @Test
    void isMadeByManyAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 200; round++) {
                Path folder = parent.resolve("cache-" + round);
                CyclicBarrier start = new CyclicBarrier(8);
                List<Future<Path>> made = new ArrayList<>();
                for (int thread = 0; thread < 8; thread++) {
                    made.add(threads.submit(() -> {
                        start.await();
                        Path found = require(folder);
                        Files.createDirectories(found.resolve("servers"));
                        return found;
                    }));
                }
                for (Future<Path> one : made) {
                    assertThat(one.get()).isEqualTo(folder);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Path require(Path folder) {
        return MarkedFolder.require(folder, "clone.testkit.cache");
    }

    private static String permissions(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }
}
