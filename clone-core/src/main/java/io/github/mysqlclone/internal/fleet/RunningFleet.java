package io.github.mysqlclone.internal.fleet;

import io.github.mysqlclone.fleet.FleetEvent;
import io.github.mysqlclone.fleet.FleetOperation;
import io.github.mysqlclone.fleet.FleetReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A fleet that is at work on its own thread. */
final class RunningFleet implements FleetOperation {

    private final FleetRun run;
    private final FutureTask<FleetReport> task;
    private final Thread thread;

    RunningFleet(FleetRun run) {
        this.run = run;
        this.task = new FutureTask<>(run::execute);
        this.thread = new Thread(task, "mysql-clone-fleet");
        this.thread.setDaemon(true);
    }

    RunningFleet begin() {
        thread.start();
        return this;
    }

    @Override
    public List<FleetEvent> members() {
        return run.members();
    }

    @Override
    public void cancel() {
        run.cancel();
    }

    @Override
    public FleetReport await() throws InterruptedException {
        requireAnotherThread();
        try {
            FleetReport report = task.get();
            thread.join();
            return report;
        } catch (ExecutionException e) {
            thread.join();
            throw thrown(e.getCause());
        }
    }

    @Override
    public Optional<FleetReport> await(Duration limit) throws InterruptedException {
        requireAnotherThread();
        try {
            FleetReport report = task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            thread.join();
            return Optional.of(report);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            thread.join();
            throw thrown(e.getCause());
        }
    }

    private void requireAnotherThread() {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException(
                    "A listener is called on the thread of the fleet, which would wait for its own end. Wait for the fleet"
                            + " on another thread.");
        }
    }

    /** Wait for the end, whatever happens to this thread: an interruption cancels, and is kept. */
    FleetReport awaitOrCancel() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return await();
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancel();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("the thread of the fleet was interrupted", cause);
    }
}
