package io.github.mysqlclone.testkit.internal.host;

import io.github.mysqlclone.testkit.TestkitException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A point in time up to which something is waited for; it does not move with the wall clock. */
public record Deadline(long nanoTime) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    public static Deadline after(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    public boolean hasPassed() {
        return remaining().isZero();
    }

    private Duration remaining() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    /** Waits a moment before the next look. */
    public void pause(String waitingFor) {
        try {
            TimeUnit.NANOSECONDS.sleep(
                    Math.min(BETWEEN_LOOKS.toNanos(), remaining().toNanos()));
        } catch (InterruptedException e) {
            throw interrupted(waitingFor, e);
        }
    }

    public static TestkitException interrupted(String waitingFor, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new TestkitException("Interrupted while waiting for " + waitingFor, cause);
    }
}
