package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.UnsupportedFaultException;
import io.github.mysqlclone.testkit.container.internal.engine.Leftovers;
import io.github.mysqlclone.testkit.fault.FaultKind;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.containers.Network;

/** The network in which the two containers of a pair know each other by name, and by whose gateway they reach this JVM. */
record PairBridge(Engine engine, Network network) implements AutoCloseable {

    static PairBridge make() {
        Network network = Network.builder()
                .createNetworkCmdModifier(create -> {
                    Map<String, String> labels = new HashMap<>(Leftovers.labels());
                    Map<String, String> others = create.getLabels();
                    if (others != null) {
                        labels.putAll(others);
                    }
                    create.withLabels(labels);
                })
                .build();
        PairBridge bridge = new PairBridge(Engine.ready(), network);
        network.getId(); // makes it, before two threads would
        return bridge;
    }

    /** Lays a link to a server, which the containers can enter. */
    NetworkLink linkTo(String host, int port) {
        Optional<String> gateway = engine.gateway(network.getId());
        if (gateway.isEmpty() || !Engine.isOfThisMachine(gateway.get())) {
            throw new UnsupportedFaultException(
                    FaultKind.LINK_BETWEEN_SERVERS,
                    "the gateway of the containers' network (" + gateway.orElse("none")
                            + ") is no address of this machine, so the engine runs elsewhere or in a virtual machine. "
                            + "Let the servers run as processes (clone.testkit.backend=process).");
        }
        return NetworkLink.to(host, port, gateway.get());
    }

    @Override
    public void close() {
        network.close();
    }
}
