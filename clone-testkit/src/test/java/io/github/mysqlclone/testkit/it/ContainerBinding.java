package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.container.ContainerServerSpec;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;

/** Starts a server in a container and prints at which addresses of the engine's host its port is published. */
final class ContainerBinding {

    private ContainerBinding() {}

    public static void main(String[] arguments) throws Exception {
        try (TestServer server = ContainerServerSpec.standard().start()) {
            // What the list says is enough: other tests' containers may be gone by the time that each is asked.
            Set<String> addresses = DockerClientFactory.instance().client().listContainersCmd().exec().stream()
                    .flatMap(container -> Arrays.stream(container.getPorts()))
                    .filter(port -> Integer.valueOf(server.port()).equals(port.getPublicPort()))
                    .map(port -> String.valueOf(port.getIp()))
                    .collect(Collectors.toCollection(TreeSet::new));
            System.out.println("version " + Sql.value(server, "SELECT @@version") + " is published at " + addresses);
        }
    }
}
