package io.github.mysqlclone.testkit.assertj;

import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/**
 * Asserts how far a clone is.
 *
 * @since 0.1.0
 */
public final class CloneProgressAssert extends AbstractAssert<CloneProgressAssert, CloneProgress> {

    CloneProgressAssert(CloneProgress actual) {
        super(actual, CloneProgressAssert.class);
    }

    /**
     * Asserts which stage runs, or was the last to begin.
     *
     * @param stage the stage
     * @return this
     * @throws AssertionError with the stage it was in
     */
    public CloneProgressAssert isInStage(Stage stage) {
        isNotNull();
        Optional<Stage> current = actual.currentStage().map(StageProgress::stage);
        if (!current.equals(Optional.of(stage))) {
            throw failure(
                    "Expected a clone in stage %s but %s",
                    stage, current.map(other -> "it was in " + other).orElse("no stage had begun"));
        }
        return this;
    }

    /**
     * Asserts that at least so much has been copied.
     *
     * @param percent 0 to 100
     * @return this
     * @throws AssertionError with what was copied and what there was to copy
     */
    public CloneProgressAssert hasCopiedAtLeast(int percent) {
        isNotNull();
        if (actual.percent() < percent) {
            throw failure(
                    "Expected at least %d %% to be copied but it was %d %%: %d of %d bytes",
                    percent, actual.percent(), actual.copiedBytes(), actual.estimatedBytes());
        }
        return this;
    }
}
