package io.github.mysqlclone.testkit.container.internal.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What JVMs that were killed have left on the engine; the next one that starts a server clears it away. */
public final class Leftovers {

    private static final Logger LOGGER = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {}

    /** Returns the labels by which another JVM will know what belongs to this one. */
    public static Map<String, String> labels() {
        return Owner.thisJvm().labels();
    }

    public static void clear(DockerClient engine) {
        try {
            engine.listContainersCmd().withShowAll(true).withLabelFilter(List.of(Owner.LABEL)).exec().stream()
                    .filter(container -> isAbandoned(container.getLabels()))
                    .forEach(container -> remove(engine, container));
            engine.listNetworksCmd().withFilter("label", List.of(Owner.LABEL)).exec().stream()
                    .filter(network -> isAbandoned(network.getLabels()))
                    .forEach(network -> remove(engine, network));
        } catch (DockerException e) { // no reason not to start the server that is wanted now
            LOGGER.warn("Cannot look for containers that were left over: {}", e.toString());
        }
    }

    private static boolean isAbandoned(Map<String, String> labels) {
        return Owner.of(labels).filter(Owner::isGone).isPresent();
    }

    private static void remove(DockerClient engine, Container container) {
        LOGGER.info("Clearing away a container whose JVM is gone: {}", container.getId());
        try {
            engine.removeContainerCmd(container.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (DockerException e) { // another JVM may be clearing it away, too
            LOGGER.debug("Cannot clear away container {}: {}", container.getId(), e.toString());
        }
    }

    private static void remove(DockerClient engine, Network network) {
        LOGGER.info("Clearing away a network whose JVM is gone: {}", network.getId());
        try {
            engine.removeNetworkCmd(network.getId()).exec();
        } catch (DockerException e) {
            LOGGER.debug("Cannot clear away network {}: {}", network.getId(), e.toString());
        }
    }
}
