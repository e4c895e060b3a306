package io.github.mysqlclone.testkit.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.container.junit.NeedsContainers;
import io.github.mysqlclone.testkit.it.Lane;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

@Tag(Lane.FULL)
@NeedsContainers
class ServerContainerIT extends ServerContract {

    @Override
    BackendUnderTest way() {
        return new Containers();
    }

    @Test
    void noticesThatItsContainerIsGone() {
        closeShared(); // all containers of this JVM go
        try (TestServer server = way().start(Wish.USUAL)) {
            DockerClient engine = DockerClientFactory.instance().client();
            engine.listContainersCmd()
                    .withLabelFilter(List.of("io.github.mysqlclone.testkit.owner.pid="
                            + ProcessHandle.current().pid()))
                    .exec()
                    .forEach(container ->
                            engine.killContainerCmd(container.getId()).exec());

            assertThat(server.awaitExit(SOON)).isEqualTo(137);
            assertThat(server.isRunning()).isFalse();
            assertThat(server.startCount()).isEqualTo(1);
        }
    }
}
