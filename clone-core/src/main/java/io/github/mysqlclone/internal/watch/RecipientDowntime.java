package io.github.mysqlclone.internal.watch;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the times of a recipient that goes away and comes back. Monotonic clock only. */
final class RecipientDowntime {

    private @Nullable Long awaySince;
    private @Nullable Long undecidedSince;
    private @Nullable Long contradictedSince;
    private long longestNanos;
    private boolean wasAway;

    /** It did not answer. */
    void began(long nowNanos) {
        if (awaySince == null) {
            awaySince = nowNanos;
        }
        if (undecidedSince == null) {
            undecidedSince = nowNanos;
        }
        wasAway = true;
    }

    /** It answered again. */
    void ended(long nowNanos) {
        if (awaySince != null) {
            longestNanos += nowNanos - awaySince;
            awaySince = null;
        }
    }

    /** It answered that a session runs the clone: nothing is undecided. */
    void runs() {
        agreed();
        undecidedSince = null;
    }

    /** It answered something that leaves open how the clone ends: it restarts or recovers, or has no note of it. */
    void leftOpen(long nowNanos) {
        agreed();
        if (undecidedSince == null) {
            undecidedSince = nowNanos;
        }
    }

    /** It answered something that contradicts nothing. */
    void agreed() {
        contradictedSince = null;
    }

    /**
     * Returns how long the server has, without a break, said what may not last, up to the beginning of the last look: time
     * that passes without a look proves nothing.
     */
    Duration contradicted(long lookedAtNanos, long nowNanos) {
        if (contradictedSince == null) {
            contradictedSince = nowNanos;
        }
        return Duration.ofNanos(Math.max(0, lookedAtNanos - contradictedSince));
    }

    /** Returns how long it has not answered now. */
    Duration current(long nowNanos) {
        return awaySince == null ? Duration.ZERO : Duration.ofNanos(nowNanos - awaySince);
    }

    /**
     * Returns how long the outcome has been wanted and not had: since the statement came back, contact was lost, or what it
     * answers left it open.
     */
    Duration undecided(long nowNanos, boolean statementIsBack) {
        if (undecidedSince == null && statementIsBack) {
            undecidedSince = nowNanos;
        }
        return undecidedSince == null ? Duration.ZERO : Duration.ofNanos(nowNanos - undecidedSince);
    }

    /** Returns for how long in all it did not answer; empty if it always did. */
    Optional<Duration> total() {
        return wasAway ? Optional.of(Duration.ofNanos(longestNanos)) : Optional.empty();
    }
}
