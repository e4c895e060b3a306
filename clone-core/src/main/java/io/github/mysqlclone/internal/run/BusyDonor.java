package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.server.ServerError;
import io.github.mysqlclone.server.Side;
import java.util.List;

/** Tells a donor that serves another clone, which is worth waiting for, from one that will not do. */
public final class BusyDonor {

    /** ER_CLONE_TOO_MANY_CONCURRENT_CLONES. */
    private static final int TOO_MANY_CLONES = 3634;

    private BusyDonor() {}

    /** Returns whether a busy donor is all that this report refuses the clone for. */
    public static boolean isAllThatRefuses(CloneSpec spec, PreflightReport report) {
        boolean isBusy = report.result(CheckId.CLONE_RUNNING).stream()
                .flatMap(result -> result.findings().stream())
                .anyMatch(finding -> finding.side() == Side.DONOR);
        return isBusy && PreflightRefusal.of(spec, free(report)).isEmpty();
    }

    /** Returns the report as it would be if the donor served nobody. */
    public static PreflightReport free(PreflightReport report) {
        return new PreflightReport(report.results().stream()
                .map(result -> result.id() == CheckId.CLONE_RUNNING ? free(result) : result)
                .toList());
    }

    private static CheckResult free(CheckResult result) {
        List<Finding> others = result.findings().stream()
                .filter(finding -> finding.side() != Side.DONOR)
                .toList();
        if (others.equals(result.findings())) {
            return result;
        }
        return others.isEmpty()
                ? new CheckResult(result.id(), Outcome.PASSED, others, "")
                : new CheckResult(result.id(), Outcome.FOUND, others, result.reason());
    }

    /**
     * Returns whether the clone failed because the donor was busy, with nothing touched. The donor says so before the recipient
     * drops anything (seen on 9.7.4: no stage had begun).
     */
    public static boolean hasRefused(CloneSpec spec, CloneFailure failure) {
        boolean isBusy = failure.error()
                .flatMap(ServerError::fromDonor)
                .filter(error -> error.number() == TOO_MANY_CLONES)
                .isPresent();
        boolean isUntouched = spec.kind() != CloneKind.REPLACE || failure.recipientData() == RecipientData.UNTOUCHED;
        return isBusy && isUntouched && failure.stage().isEmpty();
    }
}
