package io.github.mysqlclone.testkit.container;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.container.internal.engine.ContainerSettings;
import io.github.mysqlclone.testkit.container.internal.engine.Images;
import io.github.mysqlclone.testkit.container.internal.engine.Leftovers;
import io.github.mysqlclone.testkit.container.internal.engine.MySqlImage;
import io.github.mysqlclone.testkit.internal.cache.KitCache;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import io.github.mysqlclone.testkit.internal.server.ServerAddress;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.mysql.MySQLContainer;

/** Turns a plan into a container in which a server could be started. */
record ContainerPreparation(Engine engine, ContainerPlan plan) {

    private static final String OPTION_FILE = "/etc/mysql/conf.d/clone-testkit.cnf";
    private static final int READABLE_BY_ALL = 0644;

    static ContainerPreparation of(ContainerPlan plan) {
        ServerAddress.requireDriver();
        return new ContainerPreparation(Engine.ready(), plan);
    }

    TestServer prepare() {
        MySqlImage image = image();
        Optional<DataArchive> data = data(image); // first: making it takes a container, and the port that is wanted
        return started(container(image), data);
    }

    /** Leaves it to the image to initialise the data. */
    ContainerTestServer prepareEmpty() {
        return started(container(image()), Optional.empty());
    }

    /** Puts it into a network, in which others know it by a name. */
    TestServer prepareIn(PairBridge bridge, String alias) {
        MySqlImage image = image();
        Optional<DataArchive> data = data(image);
        KitContainer container = container(image);
        container.withNetwork(bridge.network());
        container.withNetworkAliases(alias);
        return started(container, data);
    }

    private Optional<DataArchive> data(MySqlImage image) {
        return plan.data()
                .or(() -> new InitialisedArchives(
                                KitCache.in(KitSettings.ofThisProcess().cacheFolder()))
                        .find(image, plan));
    }

    MySqlImage image() {
        return new Images(engine.client(), ContainerSettings.ofThisProcess()).pick(plan.image());
    }

    private KitContainer container(MySqlImage image) {
        KitContainer container = new KitContainer(image.name());
        String name = Leftovers.nextName();
        container.withLabels(Leftovers.labels(name));
        container.withEnv(plan.environment());
        container.withCopyToContainer(
                Transferable.of(options().optionFile().getBytes(StandardCharsets.UTF_8), READABLE_BY_ALL), OPTION_FILE);
        plan.smallDisk()
                .ifPresent(bytes ->
                        container.withTmpFs(Map.of(ContainerSupervisor.WORK_DIRECTORY, "rw,mode=1777,size=" + bytes)));
        WantedPort.takeIfFree(Engine.host()).ifPresent(container::publishAt);
        container.withCreateContainerCmdModifier(create -> adapt(create.withName(name), image, container.port()));
        return container;
    }

    private ServerOptions options() {
        int serverId = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
        return ServerOptions.none().with("server_id", String.valueOf(serverId)).with(plan.options());
    }

    private void adapt(CreateContainerCmd create, MySqlImage image, Optional<WantedPort> port) {
        create.withEntrypoint(ContainerSupervisor.command(plan.supervised(), image.command()));
        create.withCmd();
        engine.publishedAt().ifPresent(address -> {
            HostConfig host = Objects.requireNonNull(create.getHostConfig(), "the host's half of the container");
            Ports.Binding binding = port.map(wanted -> Ports.Binding.bindIpAndPort(address, wanted.number()))
                    .orElseGet(() -> Ports.Binding.bindIp(address));
            host.withPortBindings(new PortBinding(binding, ExposedPort.tcp(MySQLContainer.MYSQL_PORT)));
        });
    }

    private static void remove(KitContainer container) {
        boolean interrupted = Thread.interrupted(); // or the engine could not be asked
        try {
            container.stop();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ContainerTestServer started(KitContainer container, Optional<DataArchive> data) {
        try {
            container.start();
            ContainerSupervisor loop = new ContainerSupervisor(container);
            loop.awaitReady();
            data.ifPresent(archive -> archive.putInto(container));
            return ContainerTestServer.create(container, loop, plan);
        } catch (RuntimeException e) {
            remove(container);
            throw e instanceof TestkitException known
                    ? known
                    : new TestkitException(
                            "Cannot start a container of " + container.getDockerImageName() + ": " + e.getMessage(), e);
        }
    }
}
