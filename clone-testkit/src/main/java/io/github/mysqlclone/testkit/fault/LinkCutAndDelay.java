package io.github.mysqlclone.testkit.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How a link is at the moment; whoever carries bytes over it asks here, and waits. Thread-safe. */
final class LinkCutAndDelay {

    private boolean cut;
    private boolean closed;
    private long roundTripNanos;
    private long bytesPerSecond;
    private long freeAtNanos = System.nanoTime();
    private int roundTrips;

    synchronized void cut() {
        cut = true;
    }

    synchronized void restore() {
        cut = false;
        notifyAll();
    }

    synchronized void delay(Duration roundTrip) {
        roundTripNanos = roundTrip.toNanos();
    }

    synchronized void limit(long newBytesPerSecond) {
        bytesPerSecond = newBytesPerSecond;
        freeAtNanos = System.nanoTime();
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized int roundTrips() {
        return roundTrips;
    }

    /** Waits as long as a round trip takes longer here. */
    synchronized void roundTrip() throws IOException, InterruptedException {
        roundTrips++;
        waitUntil(System.nanoTime() + roundTripNanos);
    }

    /** Waits until so many bytes may pass. */
    synchronized void pass(int bytes) throws IOException, InterruptedException {
        if (bytesPerSecond > 0) {
            long now = System.nanoTime();
            long from = Math.max(now, freeAtNanos);
            freeAtNanos = from + bytes * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
            waitUntil(from);
        }
        while (cut && !closed) {
            wait();
        }
        requireOpen();
    }

    private void waitUntil(long nanoTime) throws IOException, InterruptedException {
        long left = nanoTime - System.nanoTime();
        while (left > 0 && !closed) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = nanoTime - System.nanoTime();
        }
        requireOpen();
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the link is closed");
        }
    }
}
