package io.github.mysqlclone.internal.watch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What callers want of a running clone, told to the thread that watches it. Thread-safe. */
public final class Wishes {

    private boolean cancel;
    private boolean detach;

    /** Ask the server to cancel. */
    public synchronized void cancel() {
        cancel = true;
        notifyAll();
    }

    /** Stop following. */
    public synchronized void detach() {
        detach = true;
        notifyAll();
    }

    /** Returns whether somebody wants the clone cancelled. */
    public synchronized boolean cancelRequested() {
        return cancel;
    }

    /** Returns whether somebody wants it left to itself. */
    public synchronized boolean detachRequested() {
        return detach;
    }

    /** Wait until a wish comes in, or this long. */
    synchronized void awaitChange(Duration limit) throws InterruptedException {
        boolean cancelBefore = cancel;
        boolean detachBefore = detach;
        long deadline = System.nanoTime() + limit.toNanos();
        long left = limit.toNanos();
        while (left > 0 && cancel == cancelBefore && detach == detachBefore) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
    }
}
