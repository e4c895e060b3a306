package io.github.mysqlclone.testkit.it;

import com.github.dockerjava.api.model.Ports;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.container.ContainerServerSpec;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.testcontainers.DockerClientFactory;

/** Starts a server in a container and prints at which addresses of the engine's host its port is published. */
final class ContainerBinding {

    private ContainerBinding() {}

    public static void main(String[] arguments) throws Exception {
        try (TestServer server = ContainerServerSpec.standard().start()) {
            Set<String> addresses = new TreeSet<>();
            var engine = DockerClientFactory.instance().client();
            for (var container : engine.listContainersCmd().exec()) {
                Ports ports = Objects.requireNonNull(engine.inspectContainerCmd(container.getId())
                        .exec()
                        .getNetworkSettings()
                        .getPorts());
                ports.getBindings().values().stream()
                        .flatMap(bindings ->
                                bindings == null ? Arrays.stream(new Ports.Binding[0]) : Arrays.stream(bindings))
                        .filter(binding -> binding.getHostPortSpec().equals(String.valueOf(server.port())))
                        .forEach(binding -> addresses.add(String.valueOf(binding.getHostIp())));
            }
            System.out.println("version " + Sql.value(server, "SELECT @@version") + " is published at " + addresses);
        }
    }
}
