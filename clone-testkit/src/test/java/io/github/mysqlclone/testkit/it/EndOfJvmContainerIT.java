package io.github.mysqlclone.testkit.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.container.ContainerCopies;
import io.github.mysqlclone.testkit.container.ContainerPairSpec;
import io.github.mysqlclone.testkit.container.ContainerServerSpec;
import io.github.mysqlclone.testkit.container.junit.NeedsContainers;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import io.github.mysqlclone.testkit.template.Population;
import io.github.mysqlclone.testkit.template.TemplateFolder;
import io.github.mysqlclone.testkit.template.WarmPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** What is left on the engine when a pair is closed, and when its JVM ends without closing it. */
@Tag(Lane.FULL)
@NeedsContainers
class EndOfJvmContainerIT {

    private static final Duration SOON = Duration.ofMinutes(2);

    private final DockerClient engine = DockerClientFactory.instance().client();

    @TempDir
    private Path folder;

    @Test
    void leavesNothingWhenThePairIsClosed() {
        long self = ProcessHandle.current().pid();
        List<String> containersBefore = containersOf(self);
        List<String> networksBefore = networksOf(self);
        List<String> volumesBefore = volumesOf(self);

        ClonePair pair = ContainerPairSpec.standard().start();
        assertThat(containersOf(self)).hasSize(containersBefore.size() + 2);
        assertThat(networksOf(self)).hasSize(networksBefore.size() + 1);
        List<String> volumes = new ArrayList<>(volumesOf(self));
        volumes.removeAll(volumesBefore);
        assertThat(volumes).as("the usual images keep their data in one").isNotEmpty();
        pair.close();

        assertThat(containersOf(self)).isEqualTo(containersBefore);
        assertThat(networksOf(self)).isEqualTo(networksBefore);
        assertThat(allVolumes()).doesNotContainAnyElementsOf(volumes);
    }

    @Test
    void leavesNothingWhenAWarmPoolIsClosedInTheMidstOfAStart() throws IOException {
        long self = ProcessHandle.current().pid();
        List<String> containersBefore = containersOf(self);
        MySqlTemplate template = MySqlTemplate.populatedBy(
                        Population.code(UUID.randomUUID().toString(), dataSource -> {}))
                .on(new ContainerCopies(ContainerServerSpec.standard()));
        try (TemplateFolder folderOfIt = TemplateFolder.of(template)) {
            try (WarmPool<TestServer> pool = template.warm(1)) {
                pool.take().close();
            }

            assertThat(folderOfIt.path()).exists();
            assertThat(containersOf(self)).isEqualTo(containersBefore);
        }
    }

    @Test
    void clearsUpWhenTheJvmEndsByItself() throws Exception {
        try (ChildJvm jvm = ChildJvm.start(
                ContainersWithoutClose.class,
                folder.resolve("output"),
                announcement().toString(),
                "end")) {
            assertThat(jvm.awaitExit()).as(jvm.output()).isZero();

            assertThat(announcement()).exists();
            assertThat(containersOf(jvm.handle().pid())).isEmpty();
            assertThat(networksOf(jvm.handle().pid())).isEmpty();
        }
    }

    @Test
    void leavesToTheNextServerWhatAKilledJvmLeft() throws Exception {
        try (ChildJvm jvm = ChildJvm.start(
                ContainersWithoutClose.class,
                folder.resolve("output"),
                announcement().toString())) {
            Await.until("the child's pair", SOON, () -> {
                assertThat(jvm.handle().isAlive()).as(jvm.output()).isTrue();
                return Files.exists(announcement());
            });
            long child = jvm.handle().pid();

            try (TestServer meanwhile = ContainerServerSpec.standard().create()) {
                assertThat(meanwhile.isRunning()).isFalse();
                assertThat(containersOf(child)).as("those of a JVM that lives").hasSize(2);
            }
            assertThat(networksOf(child)).hasSize(1);
            jvm.handle().destroyForcibly();
            jvm.awaitExit();

            // Or the server of a test that runs beside this one has done it by now.
            try (TestServer next = ContainerServerSpec.standard().create()) {
                assertThat(next.isRunning()).isFalse();
                assertThat(containersOf(child)).isEmpty();
                assertThat(networksOf(child)).isEmpty();
            }
        }
    }

    private Path announcement() {
        return folder.resolve("url");
    }

    private List<String> containersOf(long pid) {
        return engine.listContainersCmd().withShowAll(true).withLabelFilter(List.of(label(pid))).exec().stream()
                .map(Container::getId)
                .toList();
    }

    private List<String> networksOf(long pid) {
        return engine.listNetworksCmd().withFilter("label", List.of(label(pid))).exec().stream()
                .map(Network::getId)
                .toList();
    }

    private List<String> volumesOf(long pid) {
        return containersOf(pid).stream()
                .map(id -> engine.inspectContainerCmd(id).exec().getMounts())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .map(InspectContainerResponse.Mount::getName)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<String> allVolumes() {
        return engine.listVolumesCmd().exec().getVolumes().stream()
                .map(InspectVolumeResponse::getName)
                .toList();
    }

    private static String label(long pid) {
        return "io.github.mysqlclone.testkit.owner.pid=" + pid;
    }
}
