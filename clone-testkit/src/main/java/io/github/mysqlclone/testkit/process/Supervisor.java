package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Deadline;
import io.github.mysqlclone.testkit.internal.host.Signals;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one server from a start to its end for good. If it restarts the server, then as often as that exits with the
 * code by which {@code mysqld} asks for it: a clone whose recovery fails asks twice in a row.
 */
final class Supervisor {

    /** {@code MYSQLD_RESTART_EXIT} of the server's source. */
    private static final int RESTART_WANTED = 16;

    private static final Logger LOGGER = LoggerFactory.getLogger(Supervisor.class);

    /** Starts a new process of the server. */
    @FunctionalInterface
    interface Launcher {
        Process launch() throws IOException;
    }

    private final String name;
    private final Launcher launcher;
    private final boolean restarts;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private Process process;
    private boolean endRequested;

    private Supervisor(String name, Launcher launcher, boolean restarts) throws IOException {
        this.name = name;
        this.launcher = launcher;
        this.restarts = restarts;
        this.process = launcher.launch();
    }

    /** Starts the server and goes on watching it in a thread of its own. */
    static Supervisor start(String name, Launcher launcher, boolean restarts) throws IOException {
        Supervisor supervisor = new Supervisor(name, launcher, restarts);
        Thread thread = new Thread(supervisor::watch, name + "-supervisor");
        thread.setDaemon(true);
        thread.start();
        return supervisor;
    }

    private void watch() {
        try {
            int exitCode = current().waitFor();
            while (restartedAfter(exitCode)) {
                exitCode = current().waitFor();
            }
            LOGGER.debug("{} ended with exit code {}", name, exitCode);
            end.complete(exitCode);
        } catch (InterruptedException | IOException | RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    private synchronized boolean restartedAfter(int exitCode) throws IOException {
        if (!restarts || endRequested || exitCode != RESTART_WANTED) {
            return false;
        }
        LOGGER.debug("{} asked for a restart", name);
        process = launcher.launch();
        return true;
    }

    /** Returns the process that was started last. */
    synchronized Process current() {
        return process;
    }

    boolean hasEnded() {
        return end.isDone();
    }

    /** Returns the exit code after the end for good. */
    OptionalInt exitCode() {
        return end.isDone() && !end.isCompletedExceptionally() ? OptionalInt.of(end.join()) : OptionalInt.empty();
    }

    synchronized void terminate() {
        endRequested = true;
        if (process.isAlive()) {
            Signals.thaw(process.toHandle()); // a frozen process would take the signal only later
            process.destroy();
        }
    }

    synchronized void kill() {
        endRequested = true;
        process.destroyForcibly();
    }

    /** Waits for the end for good; empty if the time is up before. */
    OptionalInt awaitEnd(Duration atMost) {
        try {
            return OptionalInt.of(end.get(atMost.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            throw Deadline.interrupted("the end of " + name, e);
        } catch (ExecutionException e) {
            throw new TestkitException(name + " could not be started again: " + e.getCause(), e);
        }
    }
}
