package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.fault.RestartFault;
import io.github.mysqlclone.testkit.internal.cache.RunSettings;
import io.github.mysqlclone.testkit.internal.server.OwnedServer;
import io.github.mysqlclone.testkit.internal.server.ServerAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.mysql.MySQLContainer;

/** A server in a container of its own, which stays as long as this object is open. */
final class ContainerTestServer extends OwnedServer {

    private static final Duration FIRST_START_WITHIN = Duration.ofMinutes(3);
    private static final Logger LOGGER = LoggerFactory.getLogger(ContainerTestServer.class);

    private final ContainedServer server;
    private final boolean supervised;

    private ContainerTestServer(
            ServerAddress address, KitContainer container, ContainerSupervisor loop, boolean supervised) {
        super(address);
        this.server = new ContainedServer(container, loop, address);
        this.supervised = supervised;
    }

    static ContainerTestServer create(KitContainer container, ContainerSupervisor loop, ContainerPlan plan) {
        ServerAddress address = new ServerAddress(
                        Engine.host(), container.getMappedPort(MySQLContainer.MYSQL_PORT), false)
                .of(plan.options());
        ContainerTestServer server = new ContainerTestServer(address, container, loop, plan.supervised());
        server.closeWithThisJvm();
        server.server.followLog();
        return server;
    }

    @Override
    public TestServer start() {
        boolean first = launch();
        try {
            Duration limit = RunSettings.ofThisProcess().startLimit();
            awaitRunning(first && limit.compareTo(FIRST_START_WITHIN) < 0 ? FIRST_START_WITHIN : limit);
            if (first) {
                BinaryLogs.forgetSetUp(this);
            }
        } catch (TestkitException e) {
            killUnlessClosed();
            throw e;
        }
        LOGGER.debug("{} takes connections", this);
        return this;
    }

    private synchronized boolean launch() {
        requireNotClosed();
        return server.launch();
    }

    private void killUnlessClosed() {
        if (!isClosed()) {
            kill();
        }
    }

    @Override
    public void stop() {
        server.end("TERM");
    }

    @Override
    public void kill() {
        server.end("KILL");
    }

    @Override
    public void pause() {
        server.signal("STOP");
    }

    @Override
    public void resume() {
        server.signal("CONT");
    }

    @Override
    public void onNextRestart(RestartFault fault) {
        Objects.requireNonNull(fault, "fault");
        requireSupervisor();
        server.loop().onNextRestart(fault);
    }

    @Override
    public boolean isRunning() {
        return server.state().isRunning();
    }

    @Override
    public void awaitRunning(Duration atMost) {
        server.awaitRunning(atMost);
    }

    @Override
    public int awaitExit(Duration atMost) {
        return server.awaitExit(atMost);
    }

    @Override
    public OptionalInt exitCode() {
        return server.state().exitCode();
    }

    @Override
    public int startCount() {
        return server.state().starts();
    }

    @Override
    public boolean isSupervised() {
        return supervised;
    }

    @Override
    public String errorLog() {
        return server.errorLog();
    }

    @Override
    public String dataDirectory() {
        return DataArchive.DATA_DIRECTORY;
    }

    @Override
    public String workDirectory() {
        return ContainerSupervisor.WORK_DIRECTORY;
    }

    @Override
    protected String fileOfServer(String name) {
        return server.file(name.startsWith("/") ? name : DataArchive.DATA_DIRECTORY + "/" + name);
    }

    /** Writes the data of the server, which does not run, to a file of this machine. */
    void saveData(Path archive) throws IOException {
        server.saveData(new DataArchive(archive));
    }

    @Override
    protected void release() {
        try {
            keptFor().ifPresent(this::keep);
        } finally {
            server.close();
        }
    }

    /** A test that has failed already does not fail once more over it. */
    private void keep(String test) {
        try {
            stop();
            LOGGER.info(
                    "Data and error log of {} stay for {}, in {}", this, test, KeptArchive.of(server, port(), test));
        } catch (IOException | RuntimeException e) {
            LOGGER.warn("Nothing of {} stays for {}: {}", this, test, e.toString());
        }
    }

    @Override
    public String toString() {
        return server.toString();
    }
}
