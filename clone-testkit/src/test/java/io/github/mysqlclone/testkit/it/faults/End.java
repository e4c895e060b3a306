package io.github.mysqlclone.testkit.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.ServerError;
import io.github.mysqlclone.server.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * How a clone must end.
 *
 * @param side who found the error; null where either may be first to notice
 * @param stages any of these; empty where none had begun
 * @param numbers any of these, or of those within a 3862
 * @param mayComplete whether it may as well complete
 */
record End(CloneState state, @Nullable Side side, List<Stage> stages, List<Integer> numbers, boolean mayComplete) {

    /** The server had no time to note an error. */
    static final int NO_NUMBER = 0;

    static End completed() {
        return new End(CloneState.COMPLETED, null, List.of(), List.of(), false);
    }

    static End unknown() {
        return new End(CloneState.UNRESOLVED, null, List.of(), List.of(), false);
    }

    static End cancelledIn(Stage... stages) {
        return new End(CloneState.CANCELLED, null, List.of(stages), List.of(), false);
    }

    static End failedIn(Stage stage, @Nullable Side side, Integer... numbers) {
        return new End(CloneState.FAILED, side, List.of(stage), Arrays.asList(numbers), false);
    }

    /** Where the fault and the end of the clone race. */
    End orCompleted() {
        return new End(state, side, stages, numbers, true);
    }

    /** Where the fault and the end of a stage race. */
    End orIn(Stage stage) {
        List<Stage> more = new ArrayList<>(stages);
        more.add(stage);
        return new End(state, side, more, numbers, mayComplete);
    }

    /** The statement never got to the server. */
    static End neverBegun() {
        return new End(CloneState.FAILED, null, List.of(), List.of(NO_NUMBER), false);
    }

    static End refused() {
        return new End(CloneState.FAILED, null, List.of(), List.of(), false);
    }

    /** Holds what was thrown, if anything, and what the operation says of itself, against this. */
    void check(Optional<Throwable> thrown, CloneState said, Callable<RecipientData> look) throws Exception {
        if (mayComplete && said == CloneState.COMPLETED) {
            assertThat(look.call()).isEqualTo(RecipientData.REPLACED);
            return;
        }
        assertThat(said).as("state, after %s", thrown).isEqualTo(state);
        switch (state) {
            case COMPLETED -> {
                assertThat(thrown).isEmpty();
                assertThat(look.call()).isEqualTo(RecipientData.REPLACED);
            }
            case UNRESOLVED -> assertThat(thrown).get().isInstanceOf(CloneOutcomeUnknownException.class);
            case CANCELLED -> checkFailure(((CloneCancelledException) thrown.orElseThrow()).failure(), look.call());
            case FAILED -> checkFailed((CloneException) thrown.orElseThrow(), look.call());
            case PREFLIGHT, WAITING, PREPARING, RUNNING, RESTARTING, RECOVERING -> throw new AssertionError(state);
        }
    }

    private void checkFailed(CloneException thrown, RecipientData found) {
        if (thrown instanceof PreflightFailedException) {
            assertThat(this).as("refused: %s", thrown).isEqualTo(refused());
            return;
        }
        CloneFailure failure = ((CloneFailedException) thrown).failure();
        checkFailure(failure, found);
        if (numbers.contains(NO_NUMBER) && failure.error().isEmpty()) {
            return;
        }
        ServerError error = failure.error().orElseThrow();
        assertThat(error.fromDonor().orElse(error).number()).as("%s", error).isIn(numbers);
        if (side != null) {
            assertThat(error.side()).as("side of %s", error).isEqualTo(side);
        }
        assertThat(failure.advice()).isNotBlank();
    }

    private void checkFailure(CloneFailure failure, RecipientData found) {
        assertThat(failure.recipientData()).as("recipient's data, %s", failure).isEqualTo(found);
        if (!stages.isEmpty()) {
            assertThat(failure.stage()).as("stage of %s", failure).get().isIn(stages);
        }
    }
}
