package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.fault.RestartFault;
import io.github.mysqlclone.testkit.internal.host.Deadline;
import io.github.mysqlclone.testkit.internal.host.Signals;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
final class ProcessSupervisor {

    /** {@code MYSQLD_RESTART_EXIT} of the server's source. */
    private static final int RESTART_WANTED = 16;

    private static final Logger LOGGER = LoggerFactory.getLogger(ProcessSupervisor.class);

    /** No server knows it, so none starts with it. */
    private static final List<String> UNKNOWN_OPTION = List.of("--refused-on-purpose-by-the-test-kit");

    /** Starts a new process of the server. */
    @FunctionalInterface
    interface Launcher {
        Process launch(List<String> moreArguments) throws IOException;
    }

    /** Hands out what was ordered to go wrong at the next restart, once. */
    @FunctionalInterface
    interface Faults {
        Optional<RestartFault> take();
    }

    private final String name;
    private final Launcher launcher;
    private final boolean restarts;
    private final Faults faults;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private Process process;
    private boolean endRequested;

    private ProcessSupervisor(String name, Launcher launcher, boolean restarts, Faults faults) throws IOException {
        this.name = name;
        this.launcher = launcher;
        this.restarts = restarts;
        this.faults = faults;
        this.process = launcher.launch(List.of());
    }

    /** Starts the server and goes on watching it in a thread of its own. */
    static ProcessSupervisor start(String name, Launcher launcher, boolean restarts, Faults faults) throws IOException {
        ProcessSupervisor supervisor = new ProcessSupervisor(name, launcher, restarts, faults);
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

    private synchronized boolean restartedAfter(int exitCode) throws IOException, InterruptedException {
        if (!restarts || endRequested || exitCode != RESTART_WANTED) {
            return false;
        }
        LOGGER.debug("{} asked for a restart", name);
        RestartFault fault = faults.take().orElse(null);
        if (fault instanceof RestartFault.Slow slow) {
            waitUnlessEnded(slow.delay());
        }
        if (fault instanceof RestartFault.NotStartedAgain || endRequested) {
            return false;
        }
        process = launcher.launch(fault instanceof RestartFault.FailsToStart ? UNKNOWN_OPTION : List.of());
        return true;
    }

    private synchronized void waitUnlessEnded(Duration delay) throws InterruptedException {
        long until = System.nanoTime() + delay.toNanos();
        for (long left = delay.toNanos(); left > 0 && !endRequested; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
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
        notifyAll();
        if (process.isAlive()) {
            Signals.thaw(process.toHandle()); // a frozen process would take the signal only later
            process.destroy();
        }
    }

    synchronized void kill() {
        endRequested = true;
        notifyAll();
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
