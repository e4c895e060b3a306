package io.github.mysqlclone.internal.outcome;

import static io.github.mysqlclone.internal.outcome.Clones.LOST;
import static io.github.mysqlclone.internal.outcome.Clones.OK;
import static io.github.mysqlclone.internal.outcome.Clones.OURS;
import static io.github.mysqlclone.internal.outcome.Clones.SESSION;
import static io.github.mysqlclone.internal.outcome.Clones.rejected;
import static io.github.mysqlclone.internal.outcome.Clones.stage;
import static io.github.mysqlclone.internal.outcome.Clones.status;
import static io.github.mysqlclone.progress.ReportedState.COMPLETED;
import static io.github.mysqlclone.progress.ReportedState.FAILED;
import static io.github.mysqlclone.progress.ReportedState.IN_PROGRESS;
import static io.github.mysqlclone.progress.ReportedState.NOT_STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.Stage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The row of this clone decides, whatever the statement said. */
class OutcomeOfOurRowTest {

    private static final int UNSUPERVISED = 3707;
    private static final int REFUSED = 3869;
    private static final Optional<StatementReturn> RUNS = Optional.empty();

    private final OutcomeFromCloneStatus fresh = Clones.freshReplace();
    private final OutcomeFromCloneStatus freshDirectory = Clones.freshDirectory();
    private final OutcomeRule replace = fresh.noted(OURS);
    private final OutcomeRule directory = freshDirectory.noted(OURS);

    @ParameterizedTest
    @MethodSource("io.github.mysqlclone.internal.outcome.Clones#outcomes")
    void ourRowThatSaysCompletedIsSuccessWhateverTheStatementSaid(Optional<StatementReturn> outcome) {
        CloneStatus row = status(OURS, COMPLETED, 0, 0);

        assertThat(replace.judge(row(row), outcome)).isEqualTo(new CloneStanding.Completed(row));
        assertThat(directory.judge(row(row), outcome)).isEqualTo(new CloneStanding.Completed(row));
    }

    @ParameterizedTest
    @MethodSource("io.github.mysqlclone.internal.outcome.Clones#outcomes")
    void ourRowThatSaysFailedIsFailureByItsOwnErrorWhateverTheStatementSaid(Optional<StatementReturn> outcome) {
        CloneStatus row = status(OURS, FAILED, 0, 1815);

        assertThat(replace.judge(row(row), outcome)).isEqualTo(failed(1815, row));
    }

    /** Seen on 9.7.4: a KILL QUERY in the last moment of FILE SYNC is noted, and the server restarts into the copy. */
    @ParameterizedTest
    @MethodSource("io.github.mysqlclone.internal.outcome.Clones#outcomes")
    void ourRowThatFailedInFileSyncMayBeThatOfAServerAboutToRestart(Optional<StatementReturn> outcome) {
        CloneStatus row = status(OURS, FAILED, SESSION, 1317, List.of(stage(Stage.FILE_SYNC, FAILED)));
        CloneStatus afterwards = status(OURS, FAILED, 0, 1815, List.of(stage(Stage.FILE_SYNC, COMPLETED)));
        CloneStatus copying = status(OURS, FAILED, SESSION, 1317, List.of(stage(Stage.FILE_COPY, FAILED)));

        assertThat(replace.judge(row(row), outcome))
                .isEqualTo(new CloneStanding.Contradiction(Optional.of(Clones.error(1317)), Optional.of(row)));
        assertThat(directory.judge(row(row), outcome)).isEqualTo(failed(1317, row));
        assertThat(replace.judge(row(afterwards), outcome)).isEqualTo(failed(1815, afterwards));
        assertThat(replace.judge(row(copying), outcome)).isEqualTo(failed(1317, copying));
    }

    @Test
    void ourRowThatFailedWithoutAnErrorBorrowsThatOfTheStatement() {
        CloneStatus row = status(OURS, FAILED, 0, 0);

        assertThat(replace.judge(row(row), Optional.of(rejected(3862)))).isEqualTo(failed(3862, row));
        assertThat(replace.judge(row(row), Optional.of(LOST)))
                .isEqualTo(new CloneStanding.Failed(Optional.empty(), Optional.of(row)));
        // 3707 is about the restart and no reason why a clone fails.
        assertThat(replace.judge(row(row), Optional.of(rejected(UNSUPERVISED))))
                .isEqualTo(new CloneStanding.Failed(Optional.empty(), Optional.of(row)));
    }

    @ParameterizedTest
    @MethodSource("io.github.mysqlclone.internal.outcome.Clones#outcomes")
    void ourRowThatHasNotStartedIsWaitedFor(Optional<StatementReturn> outcome) {
        CloneStatus row = status(OURS, NOT_STARTED, 0, 0);

        assertThat(replace.judge(row(row), outcome)).isEqualTo(waits(CloneState.RUNNING, row));
    }

    @Test
    void ourRowInProgressRuns() {
        CloneStatus row = status(OURS, IN_PROGRESS, 12, 0);

        assertThat(replace.judge(row(row), RUNS)).isEqualTo(waits(CloneState.RUNNING, row));
        assertThat(directory.judge(row(row), RUNS)).isEqualTo(waits(CloneState.RUNNING, row));
    }

    @Test
    void ourRowInProgressAfterOkOr3707IsAboutToRestart() {
        CloneStatus row = status(OURS, IN_PROGRESS, 12, 0);

        assertThat(replace.judge(row(row), Optional.of(OK))).isEqualTo(waits(CloneState.RESTARTING, row));
        assertThat(replace.judge(row(row), Optional.of(rejected(UNSUPERVISED))))
                .isEqualTo(waits(CloneState.RESTARTING, row));
    }

    @Test
    void ourRowInProgressAfterALostConnectionStillRuns() {
        CloneStatus row = status(OURS, IN_PROGRESS, 12, 0);

        assertThat(replace.judge(row(row), Optional.of(LOST))).isEqualTo(waits(CloneState.RUNNING, row));
    }

    @Test
    void ourRowInProgressThoughTheStatementFailedIsAContradiction() {
        CloneStatus row = status(OURS, IN_PROGRESS, 12, 0);

        assertThat(replace.judge(row(row), Optional.of(rejected(REFUSED))))
                .isEqualTo(new CloneStanding.Contradiction(Optional.of(Clones.error(REFUSED)), Optional.of(row)));
    }

    @Test
    void ourRowInProgressThoughADirectoryIsCompleteIsAContradiction() {
        CloneStatus row = status(OURS, IN_PROGRESS, 12, 0);

        assertThat(directory.judge(row(row), Optional.of(OK)))
                .isEqualTo(new CloneStanding.Contradiction(Optional.empty(), Optional.of(row)));
    }

    @ParameterizedTest
    @MethodSource("io.github.mysqlclone.internal.outcome.Clones#outcomes")
    void ourRowInProgressWithoutASessionRecovers(Optional<StatementReturn> outcome) {
        CloneStatus row = status(OURS, IN_PROGRESS, 0, 0);

        assertThat(replace.judge(row(row), outcome)).isEqualTo(waits(CloneState.RECOVERING, row));
    }

    @ParameterizedTest
    @MethodSource("io.github.mysqlclone.internal.outcome.Clones#outcomes")
    void ourRowOfADeadServerIsFailure(Optional<StatementReturn> outcome) {
        CloneStatus row = status(OURS, IN_PROGRESS, 0, 1317);

        assertThat(replace.judge(row(row), outcome)).isEqualTo(failed(1317, row));
    }

    private static StatusReading row(CloneStatus status) {
        return new StatusReading.Row(status);
    }

    private static CloneStanding waits(CloneState state, CloneStatus row) {
        return new CloneStanding.Wait(state, Optional.of(row));
    }

    private static CloneStanding failed(int number, CloneStatus row) {
        return new CloneStanding.Failed(Optional.of(Clones.error(number)), Optional.of(row));
    }
}
