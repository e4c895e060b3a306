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
                .filter(device -> !isOfContainers(device))
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address.getAddress().length == 4 && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElseThrow();

        assertThat(published(other)).contains("listen on all interfaces of " + other, "is published at [0.0.0.0");
    }

    /** The networks of tests beside this one go with them, at any moment and whatever their addresses are. */
    private static boolean isOfContainers(NetworkInterface device) {
        return device.getName().startsWith("docker")
                || device.getName().startsWith("br-")
                || device.getName().startsWith("veth");
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
