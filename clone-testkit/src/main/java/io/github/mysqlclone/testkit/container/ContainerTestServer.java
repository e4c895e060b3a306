package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.fault.RestartFault;
import io.github.mysqlclone.testkit.internal.server.RootAccount;
import io.github.mysqlclone.testkit.internal.server.ServerAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.mysql.MySQLContainer;

/** A server in a container of its own, which stays as long as this object is open. */
final class ContainerTestServer implements TestServer {

    private static final Duration FIRST_START_WITHIN = Duration.ofMinutes(3);
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Logger LOGGER = LoggerFactory.getLogger(ContainerTestServer.class);

    private final ServerAddress address;
    private final ContainedServer server;
    private final boolean supervised;
    private final Thread closeAtExit;
    private volatile boolean closed;

    private ContainerTestServer(KitContainer container, ServerLoop loop, boolean supervised) {
        this.address = new ServerAddress(Engine.host(), container.getMappedPort(MySQLContainer.MYSQL_PORT));
        this.server = new ContainedServer(container, loop, address);
        this.supervised = supervised;
        this.closeAtExit = new Thread(this::close, "mysqld-" + address.port() + "-close");
    }

    static ContainerTestServer create(KitContainer container, ServerLoop loop, boolean supervised) {
        ContainerTestServer server = new ContainerTestServer(container, loop, supervised);
        Runtime.getRuntime().addShutdownHook(server.closeAtExit);
        return server;
    }

    @Override
    public String host() {
        return address.host();
    }

    @Override
    public int port() {
        return address.port();
    }

    @Override
    public String jdbcUrl() {
        return address.jdbcUrl();
    }

    @Override
    public Account rootAccount() {
        return RootAccount.ACCOUNT;
    }

    @Override
    public Connection connect() throws SQLException {
        return address.connect(rootAccount());
    }

    @Override
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public TestServer start() {
        boolean first = launch();
        try {
            awaitRunning(first ? FIRST_START_WITHIN : STARTS_WITHIN);
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
        if (closed) {
            throw new IllegalStateException(this + " has been closed");
        }
        return server.launch();
    }

    private void killUnlessClosed() {
        if (!closed) {
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
        if (!supervised) {
            throw new IllegalStateException(this + " has no supervisor, so nobody starts it again");
        }
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
    public Path dataDirectory() {
        return Path.of("/var/lib/mysql");
    }

    @Override
    public Path workDirectory() {
        return ServerLoop.WORK_DIRECTORY;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        boolean interrupted = Thread.interrupted(); // or nothing here could wait
        try {
            server.close();
        } finally {
            forgetCloseAtExit();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void forgetCloseAtExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException jvmIsShuttingDown) {
            LOGGER.trace("Closed while the JVM shuts down");
        }
    }

    @Override
    public String toString() {
        return server.toString();
    }
}
