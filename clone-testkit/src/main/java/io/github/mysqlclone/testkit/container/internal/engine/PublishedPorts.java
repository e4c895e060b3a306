package io.github.mysqlclone.testkit.container.internal.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** At which address of the engine's host the ports of containers are published: none that reaches further than this JVM. */
public final class PublishedPorts {

    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();
    private static final Logger LOGGER = LoggerFactory.getLogger(PublishedPorts.class);

    private PublishedPorts() {}

    /**
     * Returns the address to bind to; empty for all of them, which is said once.
     *
     * @param host where this JVM reaches published ports
     * @param gateways the addresses that the engine's host has in the networks of its containers, asked if need be
     */
    public static Optional<String> address(String host, Supplier<Set<String>> gateways) {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isLoopbackAddress()) {
                return Optional.of("127.0.0.1");
            }
            // Tests in a container beside their servers: that network ends on the engine's host.
            if (gateways.get().contains(address.getHostAddress())) {
                return Optional.of(address.getHostAddress());
            }
        } catch (UnknownHostException e) {
            LOGGER.debug("{} has no address: {}", host, e.toString());
        }
        if (TOLD.add(host)) {
            LOGGER.warn(
                    "Servers in containers listen on all interfaces of {}: the engine is reached over a network, and the"
                            + " address to keep them to is not known. Their passwords are random; let nobody else reach"
                            + " its ports, or use servers that run as processes (clone.testkit.backend=process).",
                    host);
        }
        return Optional.empty();
    }
}
