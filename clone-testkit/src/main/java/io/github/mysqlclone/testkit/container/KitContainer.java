package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Deadline;
import io.github.mysqlclone.testkit.internal.server.RootAccount;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.testcontainers.containers.Container;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Testcontainers' MySQL, but started without a server, without a schema and without an account of its own. */
final class KitContainer extends MySQLContainer {

    private static final List<String> NOT_WANTED = List.of("MYSQL_DATABASE", "MYSQL_USER", "MYSQL_PASSWORD");
    private static final int KILLED = 137;

    private Optional<WantedPort> port = Optional.empty();

    KitContainer(String image) {
        super(DockerImageName.parse(image).asCompatibleSubstituteFor("mysql"));
        withUsername(RootAccount.account().user());
        withPassword(RootAccount.account().password().reveal());
    }

    /** Has the server published there, and gives the port back with the container. */
    void publishAt(WantedPort wanted) {
        port = Optional.of(wanted);
    }

    Optional<WantedPort> port() {
        return port;
    }

    @Override
    public void stop() {
        try {
            super.stop();
        } finally {
            port.ifPresent(WantedPort::close);
        }
    }

    @Override
    protected void configure() {
        super.configure();
        NOT_WANTED.forEach(getEnvMap()::remove);
        addEnv("MYSQL_INITDB_SKIP_TZINFO", "yes"); // loading the time zones takes seconds, and no test of ours looks
        setStartupAttempts(1);
    }

    /** Does nothing: the server is started later. */
    @Override
    protected void waitUntilContainerStarted() {}

    /** Runs a shell script in the container and returns what it printed; a container that is gone has none. */
    String run(String script) {
        try {
            Container.ExecResult result = execInContainer("sh", "-c", script);
            if (result.getExitCode() == KILLED) {
                throw new TestkitException("Container " + getContainerId() + " was killed");
            }
            if (result.getExitCode() != 0) {
                throw new TestkitException("Container " + getContainerId() + " answered exit code "
                        + result.getExitCode() + ": " + result.getStderr().strip());
            }
            return result.getStdout();
        } catch (InterruptedException e) {
            throw Deadline.interrupted("container " + getContainerId(), e);
        } catch (IOException e) {
            throw new TestkitException("Cannot ask container " + getContainerId() + ": " + e, e);
        }
    }
}
