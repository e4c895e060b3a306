package io.github.mysqlclone.testkit.container;

import com.github.dockerjava.api.exception.DockerException;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.RunSettings;
import io.github.mysqlclone.testkit.internal.host.Deadline;
import io.github.mysqlclone.testkit.internal.host.LogTail;
import io.github.mysqlclone.testkit.internal.server.ErrorLog;
import io.github.mysqlclone.testkit.internal.server.FollowedErrorLog;
import io.github.mysqlclone.testkit.internal.server.ServerAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process in a container, over all its starts: signals to it, and waiting for what it does. */
final class ContainedServer {

    private static final int KILLED = 137;
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);

    private static final Logger LOGGER = LoggerFactory.getLogger(ContainedServer.class);

    private final KitContainer container;
    private final ContainerSupervisor loop;
    private final ServerAddress address;
    private final String name;

    /** How often it was started when it was last asked. */
    private volatile int starts;

    /** How it was when its container went. */
    private volatile @Nullable SupervisorState last;

    ContainedServer(KitContainer container, ContainerSupervisor loop, ServerAddress address) {
        this.container = container;
        this.loop = loop;
        this.address = address;
        this.name = "MySQL in a container of " + container.getDockerImageName() + " on " + address;
    }

    ContainerSupervisor loop() {
        return loop;
    }

    SupervisorState state() {
        SupervisorState known = last;
        if (known != null) {
            return known;
        }
        try {
            SupervisorState now = loop.state();
            starts = now.starts();
            return now;
        } catch (TestkitException | IllegalStateException | DockerException e) {
            if (Thread.currentThread().isInterrupted() || container.isRunning()) {
                throw e;
            }
            LOGGER.warn("{} was ended by somebody else, with its container", this);
            SupervisorState end = gone();
            last = end;
            return end;
        }
    }

    private SupervisorState gone() {
        return new SupervisorState(starts, SupervisorState.Phase.ENDED, KILLED);
    }

    /** Launches it without waiting for connections, and tells whether that is the first time. Not for two at once. */
    boolean launch() {
        SupervisorState before = state();
        if (before.isRunning()) {
            throw new IllegalStateException(this + " is running already");
        }
        loop.start();
        return before.starts() == 0;
    }

    /** Sends each process of it the signal once, until its supervisor, too, has taken notice. */
    void end(String signal) {
        Deadline deadline = Deadline.after(ENDS_WITHIN);
        int told = 0;
        SupervisorState now = state();
        while (now.isRunning()) {
            if (now.number() != told) {
                told = loop.end(signal).number();
            }
            if (deadline.hasPassed()) {
                throw failure("is there " + ENDS_WITHIN.toSeconds() + " s after it got the signal " + signal);
            }
            deadline.pause("the end of " + this);
            now = state();
        }
    }

    void signal(String signal) {
        if (!state().isRunning()) {
            throw new IllegalStateException(this + " is not running");
        }
        loop.signal(signal);
    }

    void awaitRunning(Duration atMost) {
        Deadline deadline = Deadline.after(atMost);
        while (true) {
            SupervisorState now = state();
            if (!now.isRunning()) {
                OptionalInt exitCode = now.exitCode();
                throw failure("is not running" + (exitCode.isEmpty() ? "" : ": exit code " + exitCode.getAsInt()));
            }
            Optional<SQLException> objection = address.objection(Optional.empty());
            if (objection.isEmpty()) {
                return;
            }
            if (deadline.hasPassed()) {
                throw failure("did not take connections within " + atMost.toMillis() + " ms"
                        + RunSettings.ofThisProcess().adviceAfter(atMost) + "; the last try said: "
                        + objection.get());
            }
            deadline.pause(this + " to take connections");
        }
    }

    int awaitExit(Duration atMost) {
        if (state().phase() == SupervisorState.Phase.IDLE) {
            throw new IllegalStateException(this + " was never started");
        }
        Deadline deadline = Deadline.after(atMost);
        OptionalInt exitCode = state().exitCode();
        while (exitCode.isEmpty()) {
            if (deadline.hasPassed()) {
                throw failure("did not end within " + atMost.toMillis() + " ms");
            }
            deadline.pause("the end of " + this);
            exitCode = state().exitCode();
        }
        return exitCode.getAsInt();
    }

    void saveData(DataArchive archive) throws IOException {
        archive.saveFrom(container);
    }

    String file(String path) {
        return container.copyFileFromContainer(
                path, content -> new String(content.readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Hands each line of its log, from the beginning of the container on, to a logger of its own, if anybody listens. */
    void followLog() {
        if (FollowedErrorLog.isWanted()) {
            container.followOutput(frame -> frame.getUtf8String()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> FollowedErrorLog.tell(name, line)));
        }
    }

    String errorLog() {
        return last == null ? container.getLogs() : "";
    }

    /** Ends the container with all that is in it. */
    void close() {
        try {
            SupervisorState before = state();
            last = before.isRunning() ? gone() : before;
        } finally {
            container.stop();
        }
    }

    private TestkitException failure(String what) {
        String log = errorLog();
        return new TestkitException(
                this + " " + what + "." + LogTail.complaint(log) + " Its error log ends with:\n" + ErrorLog.tail(log));
    }

    /** Names the server in messages. */
    @Override
    public String toString() {
        return name;
    }
}
