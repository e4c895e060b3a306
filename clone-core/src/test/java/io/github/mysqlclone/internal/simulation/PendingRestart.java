package io.github.mysqlclone.internal.simulation;

/** Whether the server's next process has a copy to recover, and how long the one before it may take to go. */
final class PendingRestart {

    /** A restart that has been signalled takes no longer than this. */
    private static final long RESTARTS_WITHIN_NANOS = 4_000_000_000L;

    private final SimulatedClock clock;
    private boolean isRecoveryNext;
    private long signalledAtNanos;

    PendingRestart(SimulatedClock clock) {
        this.clock = clock;
    }

    /** The process has been told to go. */
    void signal() {
        signalledAtNanos = clock.monotonicNanos();
    }

    /** A kill that comes too late to end the copy has its row fail, and the process goes down all the same, by then. */
    boolean isOverdue(StatusRow row) {
        return row.state().equals(StatusRow.FAILED)
                && clock.monotonicNanos() - signalledAtNanos > RESTARTS_WITHIN_NANOS;
    }

    boolean isRecoveryNext() {
        return isRecoveryNext;
    }

    void recoverNext(boolean recovers) {
        isRecoveryNext = recovers;
    }
}
