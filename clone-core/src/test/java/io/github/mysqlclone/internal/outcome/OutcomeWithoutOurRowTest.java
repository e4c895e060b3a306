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
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.progress.CloneState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is taken for an end that is not this clone's own. */
class OutcomeWithoutOurRowTest {

    private static final int UNSUPERVISED = 3707;
    private static final int REFUSED = 3869;
    private static final StatusReading NO_ROW = new StatusReading.NoRow();
    private static final StatusReading NO_TABLES = new StatusReading.NoTables();
    private static final Optional<StatementReturn> RUNS = Optional.empty();

    private static final long THEIRS = 77;

    private final OutcomeFromCloneStatus fresh = Clones.freshReplace();
    private final OutcomeFromCloneStatus freshDirectory = Clones.freshDirectory();
    private final OutcomeRule replace = fresh.noted(OURS);
    private final OutcomeRule directory = freshDirectory.noted(OURS);

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
        assertThat(fresh.judge(reading, RUNS)).isEqualTo(new CloneStanding.Wait(CloneState.RUNNING, Optional.empty()));
        assertThat(freshDirectory.judge(reading, RUNS))
                .isEqualTo(new CloneStanding.Wait(CloneState.RUNNING, Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("readingsThatAreNotOurs")
    void nothingOfOursAfterAnErrorIsARefusal(StatusReading reading) {
        assertThat(fresh.judge(reading, Optional.of(rejected(REFUSED))))
                .isEqualTo(new CloneStanding.Failed(Optional.of(Clones.error(REFUSED)), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("readingsThatAreNotOurs")
    void nothingOfOursAfterALostConnectionMayNeverHaveBegun(StatusReading reading) {
        assertThat(fresh.judge(reading, Optional.of(LOST))).isInstanceOf(CloneStanding.MaybeNeverBegun.class);
        assertThat(freshDirectory.judge(reading, Optional.of(LOST))).isInstanceOf(CloneStanding.MaybeNeverBegun.class);
    }

    static Stream<Arguments> outcomesThatAreNoRefusal() {
        return Clones.outcomes().filter(arguments -> !String.valueOf(arguments).contains("another error"));
    }

    @ParameterizedTest
    @MethodSource("outcomesThatAreNoRefusal")
    void ofACloneThatWasNotedNothingCanBeReadOnceAnotherHasTakenItsPlace(Optional<StatementReturn> outcome) {
        for (long session : new long[] {THEIRS, 0}) {
            CloneStatus theirs = status(ANOTHER, IN_PROGRESS, session, 0);

            assertThat(replace.judge(row(theirs), outcome))
                    .isEqualTo(new CloneStanding.Contradiction(Optional.empty(), Optional.of(theirs)));
            assertThat(directory.judge(row(theirs), outcome))
                    .isEqualTo(new CloneStanding.Contradiction(Optional.empty(), Optional.of(theirs)));
        }
    }

    /** As a server does that dies in the first moments of a clone. */
    @Test
    void aCloneThatTheServerHasForgottenIsLookedInto() {
        for (StatusReading reading : List.of(NO_ROW, row(status(EARLIER, COMPLETED, 0, 0)))) {
            assertThat(replace.judge(reading, RUNS)).isEqualTo(new CloneStanding.MaybeNeverBegun(false));
            assertThat(directory.judge(reading, RUNS)).isEqualTo(new CloneStanding.MaybeNeverBegun(false));
            assertThat(replace.judge(reading, Optional.of(LOST))).isEqualTo(new CloneStanding.MaybeNeverBegun(false));
        }
    }

    @Test
    void aNoteOfAnotherCloneMayHaveTakenThePlaceOfOurs() {
        assertThat(fresh.judge(NO_ROW, Optional.of(LOST))).isEqualTo(new CloneStanding.MaybeNeverBegun(false));
        assertThat(fresh.judge(row(status(ANOTHER, COMPLETED, 0, 0)), Optional.of(LOST)))
                .isEqualTo(new CloneStanding.MaybeNeverBegun(true));
    }

    @ParameterizedTest
    @MethodSource("readingsThatAreNotOurs")
    void nothingOfOursAfterOkOr3707IsNeverSuccess(StatusReading reading) {
        assertThat(fresh.judge(reading, Optional.of(OK)))
                .isEqualTo(new CloneStanding.Wait(CloneState.RESTARTING, Optional.empty()));
        assertThat(fresh.judge(reading, Optional.of(rejected(UNSUPERVISED))))
                .isEqualTo(new CloneStanding.Wait(CloneState.RESTARTING, Optional.empty()));
        assertThat(freshDirectory.judge(reading, Optional.of(OK)))
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
        assertThat(fresh.judge(NO_TABLES, Optional.of(outcome))).isEqualTo(new CloneStanding.TablesGone());
    }

    @Test
    void tablesThatAreGoneAfterAnErrorAreARefusalOfTheStatement() {
        assertThat(fresh.judge(NO_TABLES, Optional.of(rejected(1524))))
                .isEqualTo(new CloneStanding.Failed(Optional.of(Clones.error(1524)), Optional.empty()));
    }

    @Test
    void tablesThatAreGoneAreNeverPutBackByACloneIntoADirectory() {
        for (Optional<StatementReturn> outcome : List.of(RUNS, Optional.of(OK), Optional.of(LOST))) {
            assertThat(freshDirectory.judge(NO_TABLES, outcome)).isNotInstanceOf(CloneStanding.TablesGone.class);
        }
    }

    private static StatusReading row(CloneStatus status) {
        return new StatusReading.Row(status);
    }

    /** A KILL QUERY in the last moment of the copy is told to the client, and the server restarts all the same. */
    @Test
    void anInterruptedReplaceCloneMayHaveRestartedIntoItsCopy() {
        Optional<StatementReturn> interrupted = Optional.of(rejected(1317));

        assertThat(fresh.judge(NO_ROW, interrupted)).isEqualTo(new CloneStanding.MaybeNeverBegun(false));
        assertThat(fresh.judge(NO_TABLES, interrupted)).isEqualTo(new CloneStanding.TablesGone());
        assertThat(freshDirectory.judge(NO_ROW, interrupted))
                .isEqualTo(new CloneStanding.Failed(Optional.of(Clones.error(1317)), Optional.empty()));
    }
}
