package io.github.mysqlclone.internal.fleet.cloning;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.fleet.plan.FailureConsequence;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.run.BusyDonor;
import io.github.mysqlclone.internal.run.SharedPlugin;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import io.github.mysqlclone.server.Side;
import java.util.Optional;
import java.util.Set;

/** What the end of a clone means for the fleet. Pure. */
sealed interface CloneFailureJudgement {

    /** Its donor serves somebody else: nothing was begun. */
    record DonorBusy() implements CloneFailureJudgement {}

    /** Nobody knows how it ended. */
    record Unresolved(CloneOutcomeUnknownException why) implements CloneFailureJudgement {}

    /** It failed. */
    record Failed(RuntimeException why, RecipientData data, FailureConsequence setback)
            implements CloneFailureJudgement {}

    /**
     * What the recipient says of itself, of its configuration, its disk and its privileges, and of its settings beside the donor's:
     * another donor, which is a copy of the same source, does not better it.
     */
    Set<Integer> NO_USE_TO_TRY_AGAIN = Set.of(
            1021, 1026, 1044, 1045, 1046, 1142, 1227, 1290, 1524, 1525, 3864, 3865, 3866, 3867, 3868, 3869, 3870, 3871,
            3872, 3873, 3875, 3957, 3989);

    /** What somebody does who will have done it soon. */
    Set<CheckId> PASSES_BY_ITSELF =
            Set.of(CheckId.BACKUP_LOCK, CheckId.DDL, CheckId.METADATA_LOCKS, CheckId.DONOR_HEADROOM);

    /** What a server says that has lost its connection to the donor. */
    Set<Integer> CONNECTION_TO_DONOR = Set.of(1158, 1159, 1160, 1161);

    /** Judge what was thrown. */
    static CloneFailureJudgement of(CloneSpec spec, Throwable thrown, boolean donorIsRoot) {
        if (thrown instanceof CloneOutcomeUnknownException unknown) {
            return new Unresolved(unknown);
        }
        if (thrown instanceof PreflightFailedException refused) {
            return ofPreflight(spec, refused, donorIsRoot);
        }
        if (thrown instanceof CloneFailedException failed) {
            return ofFailure(spec, failed, donorIsRoot);
        }
        if (thrown instanceof CloneCancelledException cancelled) {
            return new Failed(cancelled, cancelled.failure().recipientData(), FailureConsequence.forGood());
        }
        boolean mayAnswerLater = thrown instanceof ServerConnectionException;
        boolean blamesDonor = !donorIsRoot
                && thrown instanceof ServerConnectionException refusal
                && spec instanceof RemoteCloneSpec remote
                && remote.donorServer().filter(refusal.server()::equals).isPresent();
        return new Failed(
                unchecked(thrown), RecipientData.UNTOUCHED, new FailureConsequence(mayAnswerLater, false, blamesDonor));
    }

    private static RuntimeException unchecked(Throwable thrown) {
        return thrown instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("The clone failed unexpectedly: " + thrown, thrown);
    }

    /** Returns whether the next attempt is to wait: at once, it would find the same. */
    default boolean needsTime() {
        return this instanceof Failed failed
                && (failed.why() instanceof ServerConnectionException
                        || failed.why() instanceof PreflightFailedException);
    }

    /** Judge what went wrong in this library itself. */
    static Failed unexpected(SecretMask mask, RuntimeException thrown, RecipientData data) {
        return new Failed(
                mask.isClean(thrown)
                        ? thrown
                        : new IllegalStateException(
                                "It failed unexpectedly: " + mask.mask(thrown.toString()), mask.clean(thrown)),
                data,
                FailureConsequence.forGood());
    }

    private static CloneFailureJudgement ofPreflight(
            CloneSpec spec, PreflightFailedException refused, boolean donorIsRoot) {
        if (BusyDonor.isAllThatRefuses(spec, refused.report())) {
            return new DonorBusy();
        }
        boolean blamesDonor = !donorIsRoot
                && refused.report().findings(Severity.ERROR).stream()
                        .map(Finding::side)
                        .anyMatch(Side.DONOR::equals);
        boolean passes = refused.report().results().stream()
                .filter(CheckResult::hasError)
                .map(CheckResult::id)
                .allMatch(PASSES_BY_ITSELF::contains);
        // Of another donor nothing else is to be expected, unless this one is a copy: the source passed before.
        return new Failed(
                refused, RecipientData.UNTOUCHED, new FailureConsequence(!donorIsRoot || passes, false, blamesDonor));
    }

    private static CloneFailureJudgement ofFailure(CloneSpec spec, CloneFailedException failed, boolean donorIsRoot) {
        CloneFailure failure = failed.failure();
        if (BusyDonor.hasRefused(spec, failure)) {
            return new DonorBusy();
        }
        if (SharedPlugin.hasRefused(spec, failure)) {
            return new Failed(failed, RecipientData.UNTOUCHED, new FailureConsequence(true, false, false));
        }
        Optional<ServerError> ofDonor = failure.error().flatMap(ServerError::fromDonor);
        boolean blamesDonor = failure.error()
                .filter(error ->
                        error.number() == ServerError.CLONE_DONOR || CONNECTION_TO_DONOR.contains(error.number()))
                .isPresent();
        boolean isFinal = blamesDonor
                ? donorIsRoot && ofDonor.filter(CloneFailureJudgement::isFinal).isPresent()
                : failure.error().filter(CloneFailureJudgement::isFinal).isPresent();
        return switch (failure.recipientData()) {
            case UNTOUCHED ->
                new Failed(failed, RecipientData.UNTOUCHED, new FailureConsequence(!isFinal, false, blamesDonor));
            case PARTIALLY_DROPPED, DROPPED ->
                new Failed(failed, failure.recipientData(), new FailureConsequence(!isFinal, true, blamesDonor));
            // What came back is no copy, or nobody sees what it is.
            case REPLACED, UNKNOWN -> new Failed(failed, failure.recipientData(), FailureConsequence.forGood());
        };
    }

    private static boolean isFinal(ServerError error) {
        return NO_USE_TO_TRY_AGAIN.contains(error.number());
    }
}
