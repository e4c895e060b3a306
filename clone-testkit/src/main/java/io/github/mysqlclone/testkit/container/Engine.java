package io.github.mysqlclone.testkit.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Network;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.container.internal.engine.Leftovers;
import io.github.mysqlclone.testkit.container.internal.engine.PublishedPorts;
import io.github.mysqlclone.testkit.container.internal.engine.RyukImage;
import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/** The container engine, as Testcontainers reaches it. */
record Engine(DockerClient client) {

    /** Not touched before Testcontainers is known to be there. */
    private static final class Helper {

        static final Optional<RyukImage> IMAGE = RyukImage.ofTestcontainers();
    }

    /** Looks for it, quickly where there is none, and clears away what JVMs that were killed have left on it. */
    static Engine ready() {
        ContainerBackend.requireEngine();
        try {
            requireRyuk();
            Engine engine = new Engine(DockerClientFactory.instance().client());
            Leftovers.clear(engine.client());
            return engine;
        } catch (ContainerFetchException e) { // its own helper, which clears up after it; so does the kit
            throw new TestkitException(
                    "An engine answers, but Testcontainers cannot get its helper Ryuk: " + e.getMessage()
                            + ". Without a registry, set TESTCONTAINERS_RYUK_DISABLED=true in the environment:"
                            + " the kit clears away what is left by itself.",
                    e);
        } catch (IllegalStateException e) {
            throw new TestkitException("An engine answers, but Testcontainers cannot use it: " + e.getMessage(), e);
        }
    }

    /** Asks by a client of its own: the usual one takes minutes where Ryuk is not to be had. */
    private static void requireRyuk() {
        if (Helper.IMAGE.isEmpty() || !RyukImage.isWanted(SettingValues.ofThisProcess())) {
            return;
        }
        try (DockerClient client = DockerClientProviderStrategy.getClientForConfig(
                DockerClientFactory.instance().getTransportConfig())) {
            Helper.IMAGE.get().require(client);
        } catch (IOException e) {
            throw new TestkitException("Cannot close the connection to the engine: " + e, e);
        }
    }

    /** Returns where published ports are reached, as a number if that is this machine. */
    static String host() {
        String host = DockerClientFactory.instance().dockerHostIpAddress();
        return host.equals("localhost") ? "127.0.0.1" : host;
    }

    /** Returns the address of the engine's host to which published ports are kept; empty for all. */
    Optional<String> publishedAt() {
        return PublishedPorts.address(host(), this::gateways);
    }

    private Set<String> gateways() {
        try {
            return gatewaysOfNetworks();
        } catch (DockerException e) {
            return Set.of(); // an engine that does not let everybody see its networks
        }
    }

    private Set<String> gatewaysOfNetworks() {
        return client.listNetworksCmd().exec().stream()
                .map(Network::getIpam)
                .flatMap(ipam -> ipam == null || ipam.getConfig() == null ? Stream.empty() : ipam.getConfig().stream())
                .flatMap(config -> Stream.ofNullable(config.getGateway()))
                .collect(Collectors.toSet());
    }

    /** Returns the address at which the containers of a network reach their host. */
    Optional<String> gateway(String networkId) {
        return client.inspectNetworkCmd().withNetworkId(networkId).exec().getIpam().getConfig().stream()
                .flatMap(config -> Optional.ofNullable(config.getGateway()).stream())
                .findFirst();
    }

    /** Tells whether this JVM runs on that host, and not, say, beside a virtual machine that holds the engine. */
    static boolean isOfThisMachine(String address) {
        try {
            return NetworkInterface.getByInetAddress(InetAddress.getByName(address)) != null;
        } catch (SocketException | UnknownHostException e) {
            return false;
        }
    }
}
