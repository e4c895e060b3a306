package io.github.mysqlclone.testkit.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How a link is at the moment; whoever carries bytes over it asks here, and waits. Each change wakes all who wait, and they
 * go by what holds then. Thread-safe.
 */
final class LinkCutAndDelay {

    /** What may pass at once on a narrow link: the bytes of so many of a second's parts. */
    private static final int PARTS_OF_A_SECOND = 20;

    private boolean cut;
    private boolean closed;
    private long roundTripNanos;
    private long bytesPerSecond;
    private double mayPass;
    private long countedUntil = System.nanoTime();
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
        notifyAll();
    }

    /** The rate holds from the first byte on: nothing was saved up. */
    synchronized void limit(long newBytesPerSecond) {
        bytesPerSecond = newBytesPerSecond;
        mayPass = 0;
        countedUntil = System.nanoTime();
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
        long begin = System.nanoTime();
        for (long left = roundTripNanos; left > 0 && !closed; left = begin + roundTripNanos - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        requireOpen();
    }

    /** Waits until some of so many bytes may pass, and returns how many of them. */
    synchronized int pass(int bytes) throws IOException, InterruptedException {
        while (!closed) {
            long nanos = cut ? Long.MAX_VALUE : nanosUntil(bytes);
            if (nanos <= 0) {
                int passing = bytesPerSecond == 0 ? bytes : (int) Math.min(bytes, (long) mayPass);
                mayPass -= bytesPerSecond == 0 ? 0 : passing;
                return passing;
            }
            if (nanos == Long.MAX_VALUE) {
                wait();
            } else {
                TimeUnit.NANOSECONDS.timedWait(this, nanos);
            }
        }
        throw new IOException("the link is closed");
    }

    private long nanosUntil(int bytes) {
        if (bytesPerSecond == 0 || bytes == 0) {
            return 0;
        }
        double perNano = (double) bytesPerSecond / TimeUnit.SECONDS.toNanos(1);
        long now = System.nanoTime();
        long atOnce = Math.max(1, bytesPerSecond / PARTS_OF_A_SECOND);
        mayPass = Math.min((double) atOnce, mayPass + (double) (now - countedUntil) * perNano);
        countedUntil = now;
        double missing = (double) Math.min(bytes, atOnce) - mayPass;
        return missing <= 0 ? 0 : (long) Math.ceil(missing / perNano);
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the link is closed");
        }
    }
}
