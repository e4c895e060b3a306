package io.github.mysqlclone.internal.replication;

import java.time.Duration;

/** The end of a wait. */
public final class WaitLimit {

    private final Duration limit;
    private final long begin = System.nanoTime();

    /** Begin to wait for this long. */
    public WaitLimit(Duration limit) {
        this.limit = limit;
    }

    /** Returns how long the whole wait may take. */
    public Duration limit() {
        return limit;
    }

    /** Returns whether it is over. */
    public boolean hasPassed() {
        return left().isZero();
    }

    /** Returns how much of it is left, zero at the least. */
    public Duration left() {
        Duration left = limit.minusNanos(System.nanoTime() - begin);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
