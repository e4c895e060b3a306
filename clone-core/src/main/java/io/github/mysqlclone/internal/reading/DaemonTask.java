package io.github.mysqlclone.internal.reading;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work on a daemon thread of its own, which has gone once this is closed.
 *
 * <p>Used by the thread that made it; another one may start it.
 */
public final class DaemonTask<T> implements AutoCloseable {

    private final FutureTask<T> task;
    private final Thread thread;
    private final Runnable hurry;

    /**
     * Prepare it.
     *
     * @param name of the thread
     * @param work what it does
     * @param hurry makes the work come to its end where an interrupt does not, such as in a driver's call
     */
    public DaemonTask(String name, Callable<T> work, Runnable hurry) {
        this.task = new FutureTask<>(work);
        this.hurry = hurry;
        this.thread = new Thread(task, name);
        this.thread.setDaemon(true);
    }

    /** Begin. */
    public void start() {
        thread.start();
    }

    /**
     * Wait for what came of it.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     * @throws IllegalStateException if the work threw anything
     */
    public T get() throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(thread.getName() + " failed", e.getCause());
        }
    }

    /**
     * Wait for what came of it, and do something again and again until then.
     *
     * @param every after how much time of waiting
     * @param meanwhile done by the waiting thread
     * @throws InterruptedException if the waiting thread is interrupted
     * @throws IllegalStateException if the work threw anything
     */
    public T get(Duration every, Runnable meanwhile) throws InterruptedException {
        while (!hasEndedWithin(every)) {
            meanwhile.run();
        }
        return get();
    }

    /**
     * Wait for it at most this long; return whether it has ended, in whatever way.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean hasEndedWithin(Duration limit) throws InterruptedException {
        try {
            task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** End it, if it has not ended, and see its thread go; an interrupt meanwhile is kept for later. */
    @Override
    public void close() {
        if (!task.isDone() && thread.isAlive()) {
            hurry.run();
            thread.interrupt();
        }
        awaitEnd(thread);
    }

    /** See a thread go; an interrupt meanwhile is kept for later. */
    public static void awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
