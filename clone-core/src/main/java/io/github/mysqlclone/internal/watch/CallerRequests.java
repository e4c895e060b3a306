package io.github.mysqlclone.internal.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What callers ask of a running clone, told to the thread that watches it. Thread-safe. */
public final class CallerRequests {

    private static final String COPY_IS_OVER = "limitBandwidth: the copy is over, there is nothing to limit";

    private boolean cancel;
    private boolean detach;
    private boolean closed;
    private int changes;
    private @Nullable BandwidthRequest bandwidth;

    /** Ask the server to cancel. */
    public synchronized void cancel() {
        cancel = true;
        changed();
    }

    /** Stop following. */
    public synchronized void detach() {
        detach = true;
        changed();
    }

    /**
     * Limit the bandwidth of the copy, in MiB per second; 0 means no limit.
     *
     * @return completes once the server has taken it; exceptionally if it refuses, or the copy is over
     */
    public synchronized CompletableFuture<Void> limitBandwidth(int data, int network) {
        BandwidthRequest request = new BandwidthRequest(data, network, new CompletableFuture<>());
        refuseBandwidth("a newer limit has taken its place");
        if (closed) {
            request.done().completeExceptionally(new IllegalStateException(COPY_IS_OVER));
        } else {
            bandwidth = request;
            changed();
        }
        return request.done();
    }

    /** Returns the request for a limit, once. */
    synchronized Optional<BandwidthRequest> takeBandwidth() {
        Optional<BandwidthRequest> taken = Optional.ofNullable(bandwidth);
        bandwidth = null;
        return taken;
    }

    /** From now on there is nothing left to limit. */
    public synchronized void copyIsOver() {
        closed = true;
        refuseBandwidth(COPY_IS_OVER);
    }

    private void refuseBandwidth(String reason) {
        takeBandwidth().ifPresent(request -> request.done().completeExceptionally(new IllegalStateException(reason)));
    }

    /** Returns whether somebody wants the clone cancelled. */
    public synchronized boolean cancelRequested() {
        return cancel;
    }

    /** Returns whether somebody wants it left to itself. */
    public synchronized boolean detachRequested() {
        return detach;
    }

    private void changed() {
        changes++;
        notifyAll();
    }

    /** Wait until a request comes in, or this long. */
    synchronized void awaitChange(Duration limit) throws InterruptedException {
        int changesBefore = changes;
        long deadline = System.nanoTime() + limit.toNanos();
        long left = limit.toNanos();
        while (left > 0 && changes == changesBefore) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
    }
}
