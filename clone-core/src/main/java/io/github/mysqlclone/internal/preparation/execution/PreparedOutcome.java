package io.github.mysqlclone.internal.preparation.execution;

import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.preparation.Quarantine;
import java.util.List;
import java.util.Optional;

/** Adds to the end of a clone what became of the changes that were made for it. */
public final class PreparedOutcome {

    private PreparedOutcome() {}

    /** Returns the same failure with all that is left behind. */
    public static CloneFailure of(CloneFailure failure, List<Leftover> leftovers) {
        return new CloneFailure(
                failure.error(),
                failure.stage(),
                failure.identity(),
                failure.recipientData(),
                failure.errorLog(),
                failure.advice(),
                leftovers);
    }

    /** Returns the same result with all warnings, what could not be put back, and what the copy is in. */
    public static CloneResult of(
            CloneResult result, List<String> warnings, List<Leftover> leftovers, Optional<Quarantine> quarantine) {
        return new CloneResult(
                result.identity(),
                result.kind(),
                result.coordinates(),
                result.end(),
                result.stages(),
                result.restartTime(),
                warnings,
                leftovers,
                quarantine);
    }
}
