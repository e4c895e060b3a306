package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Deadline;
import io.github.mysqlclone.testkit.internal.host.Signals;
import io.github.mysqlclone.testkit.process.internal.server.RootAccount;
import io.github.mysqlclone.testkit.process.internal.server.ServerAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that is a process of this machine and a folder in the kit's cache. */
final class ProcessTestServer implements TestServer {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);
    private static final Logger LOGGER = LoggerFactory.getLogger(ProcessTestServer.class);

    private final ServerHome home;
    private final Watchdog watchdog;
    private final Path dataDirectory;
    private final ServerLauncher launcher;
    private final ServerAddress address;
    private final AtomicInteger starts = new AtomicInteger();
    private final Thread closeAtExit;
    private volatile @Nullable Supervisor supervisor;
    private volatile boolean closed;

    private ProcessTestServer(ServerHome home, Watchdog watchdog, Path dataDirectory, ServerLauncher launcher) {
        this.home = home;
        this.watchdog = watchdog;
        this.dataDirectory = dataDirectory;
        this.launcher = launcher;
        this.address = new ServerAddress(home.port());
        this.closeAtExit = new Thread(this::close, "mysqld-" + home.port() + "-close");
    }

    static ProcessTestServer create(ServerHome home, Watchdog watchdog, Path dataDirectory, ServerLauncher launcher) {
        ProcessTestServer server = new ProcessTestServer(home, watchdog, dataDirectory, launcher);
        Runtime.getRuntime().addShutdownHook(server.closeAtExit);
        return server;
    }

    @Override
    public String host() {
        return ServerAddress.HOST;
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
        launch();
        try {
            awaitRunning(STARTS_WITHIN);
        } catch (TestkitException e) {
            kill();
            throw e;
        }
        LOGGER.debug("{} takes connections", this);
        return this;
    }

    private synchronized void launch() {
        if (closed) {
            throw new IllegalStateException(this + " has been closed");
        }
        if (isRunning()) {
            throw new IllegalStateException(this + " is running already");
        }
        if (!address.isFree()) {
            throw new TestkitException("Port " + port() + " of " + host() + " is taken by another process");
        }
        try {
            supervisor = Supervisor.start(
                    "mysqld-" + port(),
                    () -> {
                        starts.incrementAndGet();
                        return launcher.launch();
                    },
                    isSupervised());
        } catch (IOException e) {
            throw new TestkitException("Cannot start " + launcher.installation().mysqld() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        Supervisor running = supervisor;
        if (running != null) {
            running.terminate();
            if (running.awaitEnd(STOPS_WITHIN).isEmpty()) {
                throw failure("did not shut down within " + STOPS_WITHIN.toSeconds() + " s");
            }
        }
    }

    @Override
    public void kill() {
        Supervisor running = supervisor;
        if (running != null) {
            running.kill();
            if (running.awaitEnd(STOPS_WITHIN).isEmpty()) {
                throw failure("is there " + STOPS_WITHIN.toSeconds() + " s after it was killed");
            }
        }
    }

    @Override
    public void pause() {
        Signals.freeze(running().current().toHandle());
    }

    @Override
    public void resume() {
        Signals.thaw(running().current().toHandle());
    }

    private Supervisor running() {
        Supervisor running = supervisor;
        if (running == null || running.hasEnded()) {
            throw new IllegalStateException(this + " is not running");
        }
        return running;
    }

    @Override
    public boolean isRunning() {
        Supervisor running = supervisor;
        return running != null && !running.hasEnded();
    }

    @Override
    public void awaitRunning(Duration atMost) {
        Deadline deadline = Deadline.after(atMost);
        while (true) {
            if (!isRunning()) {
                throw failure("is not running"
                        + (exitCode().isEmpty()
                                ? ""
                                : ": exit code " + exitCode().getAsInt()));
            }
            if (address.takesConnections()) {
                return;
            }
            if (deadline.hasPassed()) {
                throw failure("did not take connections within " + atMost.toMillis() + " ms");
            }
            deadline.pause(this + " to take connections");
        }
    }

    @Override
    public int awaitExit(Duration atMost) {
        Supervisor watched = supervisor;
        if (watched == null) {
            throw new IllegalStateException(this + " was never started");
        }
        return watched.awaitEnd(atMost).orElseThrow(() -> failure("did not end within " + atMost.toMillis() + " ms"));
    }

    @Override
    public OptionalInt exitCode() {
        Supervisor watched = supervisor;
        return watched == null ? OptionalInt.empty() : watched.exitCode();
    }

    @Override
    public int startCount() {
        return starts.get();
    }

    @Override
    public boolean isSupervised() {
        return launcher.supervised();
    }

    @Override
    public String errorLog() {
        return home.errorLog().text();
    }

    @Override
    public Path dataDirectory() {
        return dataDirectory;
    }

    @Override
    public Path workDirectory() {
        return home.workDirectory();
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
            end();
            home.delete();
            watchdog.dismiss(); // on failure it stays, to have another go when this JVM ends
        } catch (IOException e) {
            throw new TestkitException("Cannot remove " + home.folder() + ": " + e, e);
        } finally {
            forgetCloseAtExit();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Data that goes away need not be left in order. */
    private void end() {
        if (dataDirectory.startsWith(home.folder())) {
            kill();
        } else {
            stop();
        }
    }

    private void forgetCloseAtExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException jvmIsShuttingDown) {
            LOGGER.trace("Closed while the JVM shuts down");
        }
    }

    private TestkitException failure(String what) {
        return new TestkitException(this + " " + what + ". Its error log ends with:\n"
                + home.errorLog().tail());
    }

    @Override
    public String toString() {
        return "MySQL " + launcher.installation().version() + " on " + host() + ":" + port();
    }
}
