package io.github.mysqlclone.internal.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What callers want of a clone, told to the thread that runs it. Thread-safe.
 *
 * <p>Whether the statement may be sent is decided here, under one lock with the wishes: once somebody wants the clone
 * cancelled it never is, and nobody can let go of a clone that has not been sent. What was let go of is not cancelled.
 */
public final class CallerRequests {

    private static final String COPY_IS_OVER = "limitBandwidth: the copy is over, there is nothing to limit";

    private boolean cancel;
    private boolean detach;
    private boolean sent;
    private boolean closed;
    private int changes;
    private int changesSeen;
    private @Nullable BandwidthRequest bandwidth;
    private @Nullable CallersCode callersCode;
    private @Nullable Runnable whenInHurry;

    /** Returns the wishes for a clone whose statement another process has sent. */
    public static CallerRequests forOneThatWasSent() {
        CallerRequests requests = new CallerRequests();
        requests.sent = true;
        return requests;
    }

    /** Ask for the end of the clone; without effect once somebody has let go of it. */
    public void cancel() {
        synchronized (this) {
            if (detach) {
                return;
            }
            cancel = true;
            changed();
        }
        hurry();
    }

    /** Stop following, whether or not it has been sent. */
    public void detach() {
        synchronized (this) {
            detach = true;
            changed();
        }
        hurry();
    }

    /** Stop following a clone that has been sent; returns whether it has. */
    public boolean detachIfSent() {
        synchronized (this) {
            if (!sent) {
                return false;
            }
            detach = true;
            changed();
        }
        hurry();
        return true;
    }

    /** Ask, at the last moment, whether the statement may be sent; from a yes on it counts as sent. */
    public synchronized boolean allowTheStatement() {
        sent = sent || !stopRequested();
        return sent;
    }

    /**
     * Ask whether a statement that the server has turned away before it did anything may be sent again; from a yes on it
     * counts as not sent.
     */
    public synchronized boolean maySendAgain() {
        if (stopRequested()) {
            return false;
        }
        wasNotSent();
        return true;
    }

    /** The statement that was about to be sent has not been. */
    public synchronized void wasNotSent() {
        sent = false;
        closed = false;
    }

    /** Returns whether the statement was sent, as far as anybody knows. */
    public synchronized boolean isSent() {
        return sent;
    }

    /** Returns whether somebody wants the clone not to begin. */
    public synchronized boolean stopRequested() {
        return cancel || detach;
    }

    /** From now on this code of the caller's runs on the thread of the clone. */
    synchronized void begins(CallersCode code) {
        callersCode = code;
        interruptCallersCode();
    }

    /** It has returned. */
    synchronized void callersCodeEnded() {
        callersCode = null;
    }

    private void interruptCallersCode() {
        if (callersCode != null && (detach || (cancel && callersCode.endsWithACancel()))) {
            callersCode.interrupt();
        }
    }

    /** Do this, on the thread of whoever wishes, when a wish comes in that ends the clone or the watch. */
    synchronized void whenInHurry(Runnable action) {
        whenInHurry = action;
    }

    private void hurry() {
        Runnable action;
        synchronized (this) {
            action = whenInHurry;
        }
        if (action != null) {
            action.run();
        }
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

    /** Returns whether somebody wants the clone cancelled, and nobody has let go of it. */
    public synchronized boolean cancelRequested() {
        return cancel && !detach;
    }

    /** Returns whether somebody wants it left to itself. */
    public synchronized boolean detachRequested() {
        return detach;
    }

    /** End the wait of the clone's thread: there is something new to look at. */
    public synchronized void changed() {
        changes++;
        interruptCallersCode();
        notifyAll();
    }

    /** Wait until something new comes in that was not there when the last wait ended, or this long. */
    public synchronized void awaitChange(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        long left = limit.toNanos();
        while (left > 0 && changes == changesSeen) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        changesSeen = changes;
    }
}
