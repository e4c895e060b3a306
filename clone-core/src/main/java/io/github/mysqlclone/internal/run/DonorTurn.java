package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.preflight.PreflightReport;
import java.time.Duration;

/** How long a clone still waits for a donor that serves another one; a donor serves one at a time. */
final class DonorTurn {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_PREPARED_ANEW = 3;

    private final CloneSpec spec;
    private final Duration limit;
    private final long beganAtNanos = System.nanoTime();
    private Duration pause = FIRST_PAUSE;
    private int timesPreparedAnew;

    DonorTurn(CloneSpec spec) {
        this.spec = spec;
        this.limit =
                spec instanceof RemoteCloneSpec remote ? remote.waitForDonor().orElse(Duration.ZERO) : Duration.ZERO;
    }

    /** Returns whether a busy donor is all that this report refuses the clone for, and there is time left. */
    boolean isWorthWaitingFor(PreflightReport report) {
        return BusyDonor.isAllThatRefuses(spec, report) && hasTimeLeft();
    }

    /**
     * Returns whether the clone failed because the donor was busy, with nothing touched, and there is time left. The donor
     * says so before the recipient drops anything (seen on 9.7.4: no stage had begun).
     */
    boolean isWorthWaitingFor(CloneFailure failure) {
        return BusyDonor.hasRefused(spec, failure) && hasTimeLeft();
    }

    /**
     * Returns whether the clone failed because somebody else, who clones from the same donor, has changed its plugin meanwhile, and it
     * may be prepared anew; counts that. A donor that preflight could not see, or that is another server than the recipient reaches,
     * may never have had one.
     */
    boolean mayPrepareAnew(CloneFailure failure, CloneFacts facts) {
        boolean may = SharedPlugin.hasRefused(spec, failure)
                && facts.donor().known().isPresent()
                && timesPreparedAnew < MOST_PREPARED_ANEW
                && hasTimeLeft();
        if (may) {
            timesPreparedAnew++;
        }
        return may;
    }

    private boolean hasTimeLeft() {
        return System.nanoTime() - beganAtNanos < limit.toNanos();
    }

    /** Returns how long to wait before the next look. */
    Duration nextPause() {
        Duration now = pause;
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        return now;
    }
}
