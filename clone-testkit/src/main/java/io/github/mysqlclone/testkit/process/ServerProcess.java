package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.fault.RestartFault;
import io.github.mysqlclone.testkit.internal.cache.FreeSpace;
import io.github.mysqlclone.testkit.internal.cache.RunSettings;
import io.github.mysqlclone.testkit.internal.host.Deadline;
import io.github.mysqlclone.testkit.internal.host.LogTail;
import io.github.mysqlclone.testkit.internal.host.Signals;
import io.github.mysqlclone.testkit.internal.server.ServerAddress;
import io.github.mysqlclone.testkit.process.internal.server.ServerUuid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The process of one server, over all its starts: signals to it, and waiting for what it does. */
final class ServerProcess {

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);

    private final ServerLauncher launcher;
    private final Path dataDirectory;
    private final ServerAddress address;
    private final AtomicInteger starts = new AtomicInteger();
    private final AtomicReference<@Nullable RestartFault> nextRestart = new AtomicReference<>();
    private volatile @Nullable ProcessSupervisor supervisor;

    ServerProcess(ServerLauncher launcher, Path dataDirectory) {
        this.launcher = launcher;
        this.dataDirectory = dataDirectory;
        this.address = ServerAddress.onLoopback(launcher.home().port());
    }

    /** Launches it without waiting for connections. Not for two threads at once. */
    void launch() {
        if (isRunning()) {
            throw new IllegalStateException(this + " is running already");
        }
        if (!address.isFree()) {
            throw new TestkitException(
                    "Port " + address.port() + " of " + address.host() + " is taken by another process");
        }
        try {
            supervisor = ProcessSupervisor.start(
                    "mysqld-" + address.port(),
                    this::launchOnce,
                    launcher.supervised(),
                    () -> Optional.ofNullable(nextRestart.getAndSet(null)));
        } catch (IOException e) {
            throw new TestkitException("Cannot start " + launcher.installation().mysqld() + ": " + e.getMessage(), e);
        }
    }

    private Process launchOnce(List<String> moreArguments) throws IOException {
        starts.incrementAndGet();
        return launcher.launch(moreArguments);
    }

    void onNextRestart(RestartFault fault) {
        nextRestart.set(fault);
    }

    void stop() {
        ProcessSupervisor running = supervisor;
        if (running != null) {
            running.terminate();
            if (running.awaitEnd(STOPS_WITHIN).isEmpty()) {
                throw failure("did not shut down within " + STOPS_WITHIN.toSeconds() + " s");
            }
        }
    }

    void kill() {
        ProcessSupervisor running = supervisor;
        if (running != null) {
            running.kill();
            if (running.awaitEnd(STOPS_WITHIN).isEmpty()) {
                throw failure("is there " + STOPS_WITHIN.toSeconds() + " s after it was killed");
            }
        }
    }

    void pause() {
        Signals.freeze(running().current().toHandle());
    }

    void resume() {
        Signals.thaw(running().current().toHandle());
    }

    private ProcessSupervisor running() {
        ProcessSupervisor running = supervisor;
        if (running == null || running.hasEnded()) {
            throw new IllegalStateException(this + " is not running");
        }
        return running;
    }

    boolean isRunning() {
        ProcessSupervisor running = supervisor;
        return running != null && !running.hasEnded();
    }

    void awaitRunning(Duration atMost) {
        Deadline deadline = Deadline.after(atMost);
        while (true) {
            if (!isRunning()) {
                throw failure("is not running"
                        + (exitCode().isEmpty()
                                ? ""
                                : ": exit code " + exitCode().getAsInt()));
            }
            Optional<String> objection = objection();
            if (objection.isEmpty() && isRunning()) { // or another server could have had its port by then
                return;
            }
            if (deadline.hasPassed()) {
                throw failure("did not take connections within " + atMost.toMillis() + " ms"
                        + RunSettings.ofThisProcess().adviceAfter(atMost) + "; the last try said: "
                        + objection.orElse("it has ended"));
            }
            deadline.pause(this + " to take connections");
        }
    }

    /** Asks the driver no sooner than mysqld listens: each refusal costs processor time that its start could use. */
    private Optional<String> objection() {
        return Files.exists(launcher.home().processIdFile())
                ? address.objection(ServerUuid.in(dataDirectory)).map(SQLException::toString)
                : Optional.of("mysqld does not listen yet");
    }

    int awaitExit(Duration atMost) {
        ProcessSupervisor watched = supervisor;
        if (watched == null) {
            throw new IllegalStateException(this + " was never started");
        }
        return watched.awaitEnd(atMost).orElseThrow(() -> failure("did not end within " + atMost.toMillis() + " ms"));
    }

    OptionalInt exitCode() {
        ProcessSupervisor watched = supervisor;
        return watched == null ? OptionalInt.empty() : watched.exitCode();
    }

    int startCount() {
        return starts.get();
    }

    boolean isSupervised() {
        return launcher.supervised();
    }

    private TestkitException failure(String what) {
        return new TestkitException(this + " " + what + "."
                + LogTail.complaint(launcher.home().errorLog().text())
                + FreeSpace.advice(launcher.home().folder()) + " Its error log ends with:\n"
                + launcher.home().errorLog().tail());
    }

    /** Names the server in messages. */
    @Override
    public String toString() {
        return "MySQL " + launcher.installation().version() + " on " + address;
    }
}
