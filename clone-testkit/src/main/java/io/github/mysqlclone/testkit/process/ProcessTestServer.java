package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.fault.RestartFault;
import io.github.mysqlclone.testkit.internal.cache.RunSettings;
import io.github.mysqlclone.testkit.internal.server.FollowedErrorLog;
import io.github.mysqlclone.testkit.internal.server.OwnedServer;
import io.github.mysqlclone.testkit.internal.server.ServerAddress;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.internal.server.TablespacesOutside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that is a process of this machine and a folder in the kit's cache. */
final class ProcessTestServer extends OwnedServer {

    private static final Logger LOGGER = LoggerFactory.getLogger(ProcessTestServer.class);

    private final ServerHome home;
    private final Watchdog watchdog;
    private final Path dataDirectory;
    private final ServerProcess process;
    private final FollowedErrorLog log;

    private ProcessTestServer(
            ServerAddress address, ServerHome home, Watchdog watchdog, Path dataDirectory, ServerLauncher launcher) {
        super(address);
        this.home = home;
        this.watchdog = watchdog;
        this.dataDirectory = dataDirectory;
        this.process = new ServerProcess(launcher, dataDirectory);
        this.log = new FollowedErrorLog(toString(), home.errorLog().file());
    }

    static ProcessTestServer create(
            ServerAddress address, ServerHome home, Watchdog watchdog, Path dataDirectory, ServerLauncher launcher) {
        ProcessTestServer server = new ProcessTestServer(address, home, watchdog, dataDirectory, launcher);
        server.closeWithThisJvm();
        return server;
    }

    /** Tells it an option that could not be known before it had its port; to be called before it is started. */
    void addOption(ServerOptions option) {
        try {
            option.appendTo(home.optionFile());
        } catch (IOException e) {
            throw new TestkitException("Cannot write " + home.optionFile() + ": " + e, e);
        }
    }

    @Override
    public TestServer start() {
        launch();
        try {
            awaitRunning(RunSettings.ofThisProcess().startLimit());
        } catch (TestkitException e) {
            kill();
            throw e;
        }
        LOGGER.debug("{} takes connections", this);
        return this;
    }

    private synchronized void launch() {
        requireNotClosed();
        log.follow();
        process.launch();
    }

    @Override
    public void stop() {
        process.stop();
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void pause() {
        process.pause();
    }

    @Override
    public void resume() {
        process.resume();
    }

    @Override
    public void onNextRestart(RestartFault fault) {
        Objects.requireNonNull(fault, "fault");
        requireSupervisor();
        process.onNextRestart(fault);
    }

    @Override
    public boolean isRunning() {
        return process.isRunning();
    }

    @Override
    public void awaitRunning(Duration atMost) {
        process.awaitRunning(atMost);
    }

    @Override
    public int awaitExit(Duration atMost) {
        return process.awaitExit(atMost);
    }

    @Override
    public OptionalInt exitCode() {
        return process.exitCode();
    }

    @Override
    public int startCount() {
        return process.startCount();
    }

    @Override
    public boolean isSupervised() {
        return process.isSupervised();
    }

    @Override
    public String errorLog() {
        return home.errorLog().text();
    }

    @Override
    public String dataDirectory() {
        return dataDirectory.toString();
    }

    @Override
    public String workDirectory() {
        return home.workDirectory().toString();
    }

    /** Looks once it has ended, where its accounts are not the kit's. */
    void requireNoTablespacesOutside(MySqlInstallation installation) throws IOException {
        new TablespacesOutside(installation, home.optionFile(), home.temporaryDirectory()).refuse(dataDirectory);
    }

    @Override
    protected String fileOfServer(String name) {
        Path file = dataDirectory.resolve(name);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new TestkitException("Cannot read " + file + " of " + this + ": " + e, e);
        }
    }

    @Override
    protected void release() {
        try {
            end();
            log.close();
            if (keptFor().isPresent()) {
                LOGGER.info(
                        "The files of {} stay for {}, in {}",
                        this,
                        keptFor().get(),
                        KeptHome.of(home, keptFor().get()));
            } else {
                home.delete();
            }
            watchdog.dismiss(); // on failure it stays, to have another go when this JVM ends
        } catch (IOException e) {
            throw new TestkitException("Cannot remove " + home.folder() + ": " + e, e);
        }
    }

    /** Data that goes away need not be left in order. */
    private void end() {
        if (dataDirectory.startsWith(home.folder()) && keptFor().isEmpty()) {
            kill();
        } else {
            stop();
        }
    }

    @Override
    public String toString() {
        return process.toString();
    }
}
