package io.github.mysqlclone.internal.outcome;

import static io.github.mysqlclone.internal.outcome.Clones.ANOTHER;
import static io.github.mysqlclone.internal.outcome.Clones.EARLIER;
import static io.github.mysqlclone.internal.outcome.Clones.LOST;
import static io.github.mysqlclone.internal.outcome.Clones.OK;
import static io.github.mysqlclone.internal.outcome.Clones.OURS;
import static io.github.mysqlclone.internal.outcome.Clones.rejected;
import static io.github.mysqlclone.internal.outcome.Clones.status;
import static io.github.mysqlclone.progress.ReportedState.COMPLETED;
import static io.github.mysqlclone.progress.ReportedState.FAILED;
import static io.github.mysqlclone.progress.ReportedState.IN_PROGRESS;
import static io.github.mysqlclone.progress.ReportedState.NOT_STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.progress.CloneState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeFromCloneStatusTest {

    private static final int UNSUPERVISED = 3707;
    private static final int REFUSED = 3869;
    private static final StatusReading NO_ROW = new StatusReading.NoRow();
    private static final StatusReading NO_TABLES = new StatusReading.NoTables();
    private static final Optional<StatementReturn> RUNS = Optional.empty();

    private static final long SESSION = 12;
    private static final long THEIRS = 77;
    private static final String PATH = "/backups/1";
    private static final Optional<SentStatement> SENT =
            Optional.of(new SentStatement(SESSION, Clones.BEGIN.minusMillis(3)));

    private final OutcomeFromCloneStatus fresh = new OutcomeFromCloneStatus(
            CloneKind.REPLACE, Clones.SOURCE, "LOCAL INSTANCE", Optional.of(EARLIER), SENT, Optional.empty());
    private final OutcomeFromCloneStatus freshDirectory = new OutcomeFromCloneStatus(
            CloneKind.DIRECTORY, Clones.SOURCE, PATH, Optional.of(EARLIER), SENT, Optional.empty());
    private final OutcomeRule replace = fresh.noted(OURS);
    private final OutcomeRule directory = freshDirectory.noted(OURS);

    static Stream<Arguments> outcomes() {
        return Stream.of(
                argumentSet("it still runs", RUNS),
                argumentSet("OK", Optional.of(OK)),
                argumentSet("3707", Optional.of(rejected(UNSUPERVISED))),
                argumentSet("another error", Optional.of(rejected(REFUSED))),
                argumentSet("the connection was lost", Optional.of(LOST)));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void ourRowThatSaysCompletedIsSuccessWhateverTheStatementSaid(Optional<StatementReturn> outcome) {
        CloneStatus row = status(OURS, COMPLETED, 0, 0);

        assertThat(replace.judge(row(row), outcome)).isEqualTo(new CloneStanding.Completed(row));
        assertThat(directory.judge(row(row), outcome)).isEqualTo(new CloneStanding.Completed(row));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void ourRowThatSaysFailedIsFailureByItsOwnErrorWhateverTheStatementSaid(Optional<StatementReturn> outcome) {
        CloneStatus row = status(OURS, FAILED, 0, 1815);

        assertThat(replace.judge(row(row), outcome)).isEqualTo(failed(1815, row));
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
    @MethodSource("outcomes")
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

    @ParameterizedTest
    @MethodSource("outcomes")
    void ourRowInProgressWithoutASessionRecovers(Optional<StatementReturn> outcome) {
        CloneStatus row = status(OURS, IN_PROGRESS, 0, 0);

        assertThat(replace.judge(row(row), outcome)).isEqualTo(waits(CloneState.RECOVERING, row));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void ourRowOfADeadServerIsFailure(Optional<StatementReturn> outcome) {
        CloneStatus row = status(OURS, IN_PROGRESS, 0, 1317);

        assertThat(replace.judge(row(row), outcome)).isEqualTo(failed(1317, row));
    }

    static Stream<Arguments> readingsThatAreNotOurs() {
        return Stream.of(
                argumentSet("no row", NO_ROW),
                argumentSet("the row before, completed", row(status(EARLIER, COMPLETED, 0, 0))),
                argumentSet("the row before, failed", row(status(EARLIER, FAILED, 0, 1815))),
                argumentSet("the row before, dead", row(status(EARLIER, IN_PROGRESS, 0, 1317))),
                argumentSet("another donor's, completed", row(status(ANOTHER, COMPLETED, THEIRS, 0))),
                argumentSet("another donor's, running", row(status(ANOTHER, IN_PROGRESS, 7, 0))),
                argumentSet("a local one's", row(status(local(), COMPLETED, THEIRS, 0))));
    }

    private static CloneIdentity local() {
        return new CloneIdentity("uuid", "LOCAL INSTANCE", Clones.BEGIN.plusSeconds(2));
    }

    @ParameterizedTest
    @MethodSource("readingsThatAreNotOurs")
    void nothingOfOursIsWaitedForWhileTheStatementRuns(StatusReading reading) {
        assertThat(replace.judge(reading, RUNS))
                .isEqualTo(new CloneStanding.Wait(CloneState.RUNNING, Optional.empty()));
        assertThat(directory.judge(reading, RUNS))
                .isEqualTo(new CloneStanding.Wait(CloneState.RUNNING, Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("readingsThatAreNotOurs")
    void nothingOfOursAfterAnErrorIsARefusal(StatusReading reading) {
        assertThat(replace.judge(reading, Optional.of(rejected(REFUSED))))
                .isEqualTo(new CloneStanding.Failed(Optional.of(Clones.error(REFUSED)), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("readingsThatAreNotOurs")
    void nothingOfOursAfterALostConnectionMayNeverHaveBegun(StatusReading reading) {
        assertThat(replace.judge(reading, Optional.of(LOST))).isInstanceOf(CloneStanding.MaybeNeverBegun.class);
        assertThat(directory.judge(reading, Optional.of(LOST))).isInstanceOf(CloneStanding.MaybeNeverBegun.class);
    }

    @Test
    void aNoteOfAnotherCloneMayHaveTakenThePlaceOfOurs() {
        assertThat(replace.judge(NO_ROW, Optional.of(LOST))).isEqualTo(new CloneStanding.MaybeNeverBegun(false));
        assertThat(replace.judge(row(status(ANOTHER, COMPLETED, 0, 0)), Optional.of(LOST)))
                .isEqualTo(new CloneStanding.MaybeNeverBegun(true));
    }

    @ParameterizedTest
    @MethodSource("readingsThatAreNotOurs")
    void nothingOfOursAfterOkOr3707IsNeverSuccess(StatusReading reading) {
        assertThat(replace.judge(reading, Optional.of(OK)))
                .isEqualTo(new CloneStanding.Wait(CloneState.RESTARTING, Optional.empty()));
        assertThat(replace.judge(reading, Optional.of(rejected(UNSUPERVISED))))
                .isEqualTo(new CloneStanding.Wait(CloneState.RESTARTING, Optional.empty()));
        assertThat(directory.judge(reading, Optional.of(OK)))
                .isEqualTo(new CloneStanding.Contradiction(Optional.empty(), Optional.empty()));
    }

    static Stream<Arguments> outcomesAfterWhichTablesMayBeGone() {
        return Stream.of(
                argumentSet("OK", OK),
                argumentSet("3707", rejected(UNSUPERVISED)),
                argumentSet("the connection was lost", LOST));
    }

    @ParameterizedTest
    @MethodSource("outcomesAfterWhichTablesMayBeGone")
    void tablesThatAreGoneAfterAReplaceCloneCallForThePlugin(StatementReturn outcome) {
        assertThat(replace.judge(NO_TABLES, Optional.of(outcome))).isEqualTo(new CloneStanding.TablesGone());
    }

    @Test
    void tablesThatAreGoneAfterAnErrorAreARefusalOfTheStatement() {
        assertThat(replace.judge(NO_TABLES, Optional.of(rejected(1524))))
                .isEqualTo(new CloneStanding.Failed(Optional.of(Clones.error(1524)), Optional.empty()));
    }

    @Test
    void tablesThatAreGoneAreNeverPutBackByACloneIntoADirectory() {
        for (Optional<StatementReturn> outcome : List.of(RUNS, Optional.of(OK), Optional.of(LOST))) {
            assertThat(directory.judge(NO_TABLES, outcome)).isNotInstanceOf(CloneStanding.TablesGone.class);
        }
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void aRowThatNamesOurSessionIsOurs(Optional<StatementReturn> outcome) {
        CloneStatus row = status(OURS, COMPLETED, SESSION, 0);

        assertThat(fresh.judge(row(row), outcome)).isEqualTo(new CloneStanding.Completed(row));
        assertThat(freshDirectory.judge(row(row), outcome)).isEqualTo(new CloneStanding.Completed(row));
    }

    /** Two callers at once: the server refuses the second, whose source is the first one's. */
    @ParameterizedTest
    @EnumSource
    void aCloneThatWasRefusedDoesNotTakeTheOthersForItsOwn(CloneKind kind) {
        OutcomeFromCloneStatus refused =
                new OutcomeFromCloneStatus(kind, Clones.SOURCE, PATH, Optional.of(EARLIER), SENT, Optional.empty());
        for (CloneStatus theirs : List.of(
                status(OURS, IN_PROGRESS, THEIRS, 0),
                status(OURS, COMPLETED, THEIRS, 0),
                status(OURS, FAILED, THEIRS, 1815),
                // After the restart of the server that they replaced.
                status(OURS, IN_PROGRESS, 0, 0),
                status(OURS, COMPLETED, 0, 0))) {
            assertThat(refused.judge(row(theirs), Optional.of(rejected(3634))))
                    .as("%s", theirs)
                    .isEqualTo(new CloneStanding.Failed(Optional.of(Clones.error(3634)), Optional.empty()));
        }
    }

    @Test
    void whileOursIsOnItsWayTheirsIsNotFollowed() {
        assertThat(fresh.judge(row(status(OURS, IN_PROGRESS, THEIRS, 0)), RUNS))
                .isEqualTo(new CloneStanding.Wait(CloneState.RUNNING, Optional.empty()));
        assertThat(fresh.judge(row(status(OURS, IN_PROGRESS, THEIRS, 0)), Optional.of(LOST)))
                .isEqualTo(new CloneStanding.MaybeNeverBegun(true));
    }

    @Test
    void ourSessionMayHaveRunTheCloneBeforeToo() {
        assertThat(fresh.judge(row(status(EARLIER, COMPLETED, SESSION, 0)), Optional.of(rejected(REFUSED))))
                .isEqualTo(new CloneStanding.Failed(Optional.of(Clones.error(REFUSED)), Optional.empty()));
    }

    static Stream<Arguments> outcomesThatAreNoRefusal() {
        return outcomes().filter(arguments -> !String.valueOf(arguments).contains("another error"));
    }

    @ParameterizedTest
    @MethodSource("outcomesThatAreNoRefusal")
    void aCloneThatNobodySawBeforeTheRestartIsOursByTheTimeAtWhichItBegan(Optional<StatementReturn> outcome) {
        CloneStatus row = status(OURS, COMPLETED, 0, 0);

        assertThat(fresh.judge(row(row), outcome)).isEqualTo(new CloneStanding.Completed(row));
    }

    @Test
    void aCloneThatNobodySawAndThatBeganAtAnotherTimeMayBeAnybodys() {
        for (int seconds : new int[] {-1, 5, 3600}) {
            CloneStatus row = status(
                    new CloneIdentity("uuid", Clones.SOURCE, Clones.BEGIN.plusSeconds(seconds)), COMPLETED, 0, 0);

            assertThat(fresh.judge(row(row), Optional.of(LOST)))
                    .as("%s s", seconds)
                    .isEqualTo(new CloneStanding.MaybeNeverBegun(true));
            assertThat(fresh.judge(row(row), RUNS))
                    .as("%s s", seconds)
                    .isEqualTo(new CloneStanding.MaybeNeverBegun(true));
        }
    }

    @Test
    void aDirectoryThatOnlyWeCanHaveMadeIsOursWhateverAProxyCallsTheSession() {
        assertThat(freshDirectory.judge(row(into(PATH + "/")), Optional.of(OK)))
                .isEqualTo(new CloneStanding.Completed(into(PATH + "/")));
        assertThat(freshDirectory.judge(row(into("/backups/2/")), Optional.of(OK)))
                .isEqualTo(new CloneStanding.Contradiction(Optional.empty(), Optional.empty()));
    }

    private static CloneStatus into(String path) {
        CloneStatus status = status(OURS, COMPLETED, THEIRS, 0);
        return new CloneStatus(
                status.identity(),
                status.state(),
                status.processListId(),
                path,
                status.end(),
                status.error(),
                status.coordinates(),
                status.stages());
    }

    @Test
    void whatWasNotedStaysOursAndNothingElseBecomesIt() {
        assertThat(replace.judge(row(status(ANOTHER, COMPLETED, SESSION, 0)), Optional.of(OK)))
                .isEqualTo(new CloneStanding.Wait(CloneState.RESTARTING, Optional.empty()));
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
