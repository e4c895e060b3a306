package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.server.ServerError;
import io.github.mysqlclone.server.Side;
import java.time.Duration;
import java.util.List;

/** How long a clone still waits for a donor that serves another one; a donor serves one at a time. */
final class DonorTurn {

    /** ER_CLONE_TOO_MANY_CONCURRENT_CLONES. */
    private static final int TOO_MANY_CLONES = 3634;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final CloneSpec spec;
    private final Duration limit;
    private final long beganAtNanos = System.nanoTime();
    private Duration pause = FIRST_PAUSE;

    DonorTurn(CloneSpec spec) {
        this.spec = spec;
        this.limit =
                spec instanceof RemoteCloneSpec remote ? remote.waitForDonor().orElse(Duration.ZERO) : Duration.ZERO;
    }

    /** Returns whether a busy donor is all that this report refuses the clone for, and there is time left. */
    boolean isWorthWaitingFor(PreflightReport report) {
        boolean isBusy = report.result(CheckId.CLONE_RUNNING).stream()
                .flatMap(result -> result.findings().stream())
                .anyMatch(finding -> finding.side() == Side.DONOR);
        return isBusy
                && hasTimeLeft()
                && PreflightRefusal.of(spec, withFreeDonor(report)).isEmpty();
    }

    private static PreflightReport withFreeDonor(PreflightReport report) {
        return new PreflightReport(report.results().stream()
                .map(result -> result.id() == CheckId.CLONE_RUNNING ? withFreeDonor(result) : result)
                .toList());
    }

    private static CheckResult withFreeDonor(CheckResult result) {
        List<Finding> others = result.findings().stream()
                .filter(finding -> finding.side() != Side.DONOR)
                .toList();
        return others.isEmpty()
                ? new CheckResult(result.id(), Outcome.PASSED, others, "")
                : new CheckResult(result.id(), Outcome.FOUND, others, result.reason());
    }

    /**
     * Returns whether the clone failed because the donor was busy, with nothing touched, and there is time left. The donor
     * says so before the recipient drops anything (seen on 9.7.4: no stage had begun).
     */
    boolean isWorthWaitingFor(CloneFailure failure) {
        boolean isBusy = failure.error()
                .flatMap(ServerError::fromDonor)
                .filter(error -> error.number() == TOO_MANY_CLONES)
                .isPresent();
        boolean isUntouched = spec.kind() != CloneKind.REPLACE || failure.recipientData() == RecipientData.UNTOUCHED;
        return isBusy && isUntouched && failure.stage().isEmpty() && hasTimeLeft();
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
