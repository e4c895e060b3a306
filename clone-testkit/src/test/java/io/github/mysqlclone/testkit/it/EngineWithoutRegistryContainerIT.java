package io.github.mysqlclone.testkit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.container.junit.NeedsContainers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it costs where Testcontainers wants its helper Ryuk, as it does unless told otherwise, and nobody has it. */
@Tag(Lane.FULL)
@NeedsContainers
class EngineWithoutRegistryContainerIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void failsSoonWhereNoRegistryListens() throws Exception {
        assertThat(failure("127.0.0.1:1")).contains("connection refused");
    }

    @Test
    void failsSoonWhereTheRegistryNeverAnswers() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(failure("127.0.0.1:" + mute.getLocalPort())).contains("no registry answered within 10 s");
        }
    }

    /** Returns why a container was not to be had, if it was said soon, and processes were then taken instead. */
    private String failure(String registry) throws IOException, InterruptedException {
        Path failure = folder.resolve("failure");
        try (ChildJvm jvm = ChildJvm.start(
                environment -> wantRyukOf(registry, environment),
                StartOfOneServer.class,
                folder.resolve("output"),
                failure.toString())) {
            assertThat(jvm.awaitExit()).as(jvm.output()).isZero();
            assertThat(jvm.output()).contains("MySQL servers run as process: ");
        }
        List<String> lines = Files.readAllLines(failure);
        assertThat(Duration.ofMillis(Long.parseLong(lines.get(0)))).isLessThan(SOON);
        assertThat(lines.get(1)).startsWith("Image " + registry + "/testcontainers/ryuk:");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("TESTCONTAINERS_RYUK_DISABLED=true"));
        return lines.get(1);
    }

    private static void wantRyukOf(String registry, Map<String, String> environment) {
        environment.remove("TESTCONTAINERS_RYUK_DISABLED");
        environment.put("TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX", registry + "/");
    }
}
