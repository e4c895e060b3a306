package io.github.mysqlclone.testkit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.TestBackend;
import io.github.mysqlclone.testkit.container.ContainerBackend;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How the kit picks the way in which servers are run. */
@Tag(Lane.CORE)
class BackendIT {

    @Test
    void picksProcessesWithinASecond() {
        assertThat(TestBackend.pick().name()).isEqualTo("process"); // whatever was never tried out before is now
        long begun = System.nanoTime();

        assertThat(TestBackend.pick().name()).isEqualTo("process");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }

    private static final String CONTAINERS = "clone.testkit.containers";

    /** What the run was told of containers is not what this is about. */
    private final String containers = System.getProperty(CONTAINERS, "auto");

    @BeforeEach
    void lookForContainersAsByDefault() {
        System.setProperty(CONTAINERS, "auto");
    }

    @AfterEach
    void putBack() {
        System.setProperty(CONTAINERS, containers);
    }

    @Test
    void needsNoTestcontainersForProcesses() throws Exception {
        try (URLClassLoader users =
                new URLClassLoader(classPathWithoutTestcontainers(), ClassLoader.getPlatformClassLoader())) {
            Object picked = users.loadClass(TestBackend.class.getName())
                    .getMethod("pick")
                    .invoke(null);
            assertThat(picked.getClass().getSimpleName()).isEqualTo("ProcessBackend");

            Class<?> containers = users.loadClass(ContainerBackend.class.getName());
            Object availability = containers
                    .getMethod("availability")
                    .invoke(containers.getConstructor().newInstance());
            assertThat(availability).asString().contains("Missing", "add org.testcontainers:testcontainers-mysql");
        }
    }

    private static URL[] classPathWithoutTestcontainers() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("testcontainers") && !entry.contains("docker-java"))
                .map(BackendIT::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
