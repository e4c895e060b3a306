package io.github.mysqlclone.testkit.container.internal.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import io.github.mysqlclone.testkit.internal.cache.RandomName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What JVMs that were killed have left on the engine; the next one that starts a server clears it away. */
public final class Leftovers {

    private static final String NAME = Owner.LABEL + ".container";
    private static final String NAMES_BEGIN = "mysqlclone-testkit-";

    private static final Logger LOGGER = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {}

    /** Returns the labels by which another JVM will know what belongs to this one. */
    public static Map<String, String> labels() {
        return Owner.thisJvm().labels();
    }

    /** Returns a name for a container, which is to have it in its labels as well. */
    public static String nextName() {
        return NAMES_BEGIN + RandomName.next();
    }

    /** Returns the labels of a container of this name. */
    public static Map<String, String> labels(String name) {
        Map<String, String> labels = new HashMap<>(labels());
        labels.put(NAME, name);
        return labels;
    }

    public static void clear(DockerClient engine) {
        try {
            engine.listContainersCmd().withShowAll(true).withLabelFilter(List.of(Owner.LABEL)).exec().stream()
                    .filter(container -> isAbandoned(container.getLabels()))
                    .map(Container::getId)
                    .filter(id -> isStillAbandoned(engine, id))
                    .forEach(id -> removeContainer(engine, id));
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

    /** Engines hand labels on to images that are made of a container, and so to their containers: those have names of their own. */
    private static boolean isStillAbandoned(DockerClient engine, String id) {
        try {
            InspectContainerResponse container = engine.inspectContainerCmd(id).exec();
            Map<String, String> labels = container.getConfig().getLabels();
            return labels != null
                    && isAbandoned(labels)
                    && String.valueOf(labels.get(NAME)).startsWith(NAMES_BEGIN)
                    && container.getName().equals("/" + labels.get(NAME));
        } catch (DockerException e) { // gone
            LOGGER.debug("Cannot look at container {}: {}", id, e.toString());
            return false;
        }
    }

    private static void removeContainer(DockerClient engine, String id) {
        LOGGER.info("Clearing away a container whose JVM is gone: {}", id);
        try {
            engine.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (DockerException e) { // another JVM may be clearing it away, too
            LOGGER.debug("Cannot clear away container {}: {}", id, e.toString());
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
