package io.github.mysqlclone.testkit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.container.junit.NeedsContainers;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** Servers in containers are reached from where the tests run, and from nowhere else. */
@Tag(Lane.FULL)
@NeedsContainers
class PublishedPortContainerIT {

    @TempDir
    private Path folder;

    @Test
    void isKeptToTheLoopbackInterface() throws Exception {
        assertThat(published("localhost")).contains("is published at [127.0.0.1]");
    }

    /** As tests in a container beside their servers reach them. */
    @Test
    void isKeptToTheGatewayOfTheContainersNetwork() throws Exception {
        // The engine need not say the gateway in its answer; this host has it as an address of the bridge.
        String bridge = Objects.requireNonNull(DockerClientFactory.instance()
                .client()
                .inspectNetworkCmd()
                .withNetworkId("bridge")
                .exec()
                .getOptions()
                .get("com.docker.network.bridge.name"));
        String gateway = NetworkInterface.getByName(bridge)
                .inetAddresses()
                .filter(address -> address.getAddress().length == 4)
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElseThrow();

        assertThat(published(gateway)).contains("is published at [" + gateway + "]");
    }

    @Test
    void isOpenToAllAndSaysSoWhereTheEngineIsElsewhere() throws Exception {
        String other = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address.getAddress().length == 4 && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .filter(address -> !address.startsWith("172."))
                .findFirst()
                .orElseThrow();

        assertThat(published(other)).contains("listen on all interfaces of " + other, "is published at [0.0.0.0");
    }

    private String published(String host) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(
                environment -> environment.put("TESTCONTAINERS_HOST_OVERRIDE", host),
                ContainerBinding.class,
                folder.resolve("output"))) {
            assertThat(jvm.awaitExit()).as(jvm.output()).isZero();
            return jvm.output();
        }
    }
}
