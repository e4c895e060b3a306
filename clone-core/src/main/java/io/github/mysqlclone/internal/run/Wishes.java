package io.github.mysqlclone.internal.run;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What callers want of a running clone, told to the thread that watches it. Thread-safe. */
final class Wishes {

    private boolean cancel;
    private boolean detach;

    synchronized void cancel() {
        cancel = true;
        notifyAll();
    }

    synchronized void detach() {
        detach = true;
        notifyAll();
    }

    synchronized boolean cancelRequested() {
        return cancel;
    }

    synchronized boolean detachRequested() {
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
