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

/** Whose row it is. */
class OwnRowTest {

    private static final int REFUSED = 3869;
    private static final Optional<StatementReturn> RUNS = Optional.empty();

    private static final long THEIRS = 77;

    private final OutcomeFromCloneStatus fresh = Clones.freshReplace();
    private final OutcomeFromCloneStatus freshDirectory = Clones.freshDirectory();

    @ParameterizedTest
    @MethodSource("io.github.mysqlclone.internal.outcome.Clones#outcomes")
    void aRowThatNamesOurSessionIsOurs(Optional<StatementReturn> outcome) {
        CloneStatus row = status(OURS, COMPLETED, Clones.SESSION, 0);

        assertThat(fresh.judge(row(row), outcome)).isEqualTo(new CloneStanding.Completed(row));
        assertThat(freshDirectory.judge(row(row), outcome)).isEqualTo(new CloneStanding.Completed(row));
    }

    /** Two callers at once: the server refuses the second, whose source is the first one's. */
    @ParameterizedTest
    @EnumSource
    void aCloneThatWasRefusedDoesNotTakeTheOthersForItsOwn(CloneKind kind) {
        OutcomeFromCloneStatus refused =
                OutcomeFromCloneStatus.of(kind, Clones.SOURCE, Clones.PATH, Optional.of(EARLIER), Clones.SENT);
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
        assertThat(fresh.judge(row(status(EARLIER, COMPLETED, Clones.SESSION, 0)), Optional.of(rejected(REFUSED))))
                .isEqualTo(new CloneStanding.Failed(Optional.of(Clones.error(REFUSED)), Optional.empty()));
    }

    /** Ids begin anew with each process. */
    @Test
    void ourSessionsIdMayBeThatOfAnotherOneAfterARestart() {
        CloneStatus later = status(begunAfter(3600), IN_PROGRESS, Clones.SESSION, 0);
        CloneStatus earlier = status(begunAfter(-1), COMPLETED, Clones.SESSION, 0);

        assertThat(fresh.judge(row(later), Optional.of(LOST))).isEqualTo(new CloneStanding.MaybeNeverBegun(true));
        assertThat(fresh.judge(row(earlier), RUNS))
                .isEqualTo(new CloneStanding.Wait(CloneState.RUNNING, Optional.empty()));
        // As long as its connection holds, the server is the one that it was sent to, and may have been busy.
        assertThat(fresh.judge(row(later), RUNS)).isEqualTo(waits(CloneState.RUNNING, later));
    }

    /** Only one clone runs at a time, and none but ours in the session of a statement that has not come back. */
    @Test
    void aCloneThatRunsInOurSessionIsOursThoughTheClockWasPutBack() {
        CloneStatus putBack = status(begunAfter(-60), IN_PROGRESS, Clones.SESSION, 0);

        assertThat(fresh.judge(row(putBack), RUNS)).isEqualTo(waits(CloneState.RUNNING, putBack));
        assertThat(fresh.judge(row(putBack), Optional.of(LOST))).isEqualTo(new CloneStanding.MaybeNeverBegun(true));
    }

    private static CloneIdentity begunAfter(int seconds) {
        return new CloneIdentity("uuid", Clones.SOURCE, Clones.BEGIN.plusSeconds(seconds));
    }

    @Test
    void aRowThatIsOursButForTheSessionIsTold() {
        CloneStatus renamed = status(OURS, IN_PROGRESS, THEIRS, 0);

        assertThat(fresh.allButTheSession(row(renamed))).contains(renamed);
        assertThat(fresh.allButTheSession(row(status(OURS, IN_PROGRESS, Clones.SESSION, 0))))
                .isEmpty();
        assertThat(fresh.allButTheSession(row(status(OURS, IN_PROGRESS, 0, 0)))).isEmpty();
        assertThat(fresh.allButTheSession(row(status(begunAfter(60), IN_PROGRESS, THEIRS, 0))))
                .isEmpty();
        assertThat(fresh.allButTheSession(row(status(ANOTHER, IN_PROGRESS, THEIRS, 0))))
                .isEmpty();
        assertThat(freshDirectory.allButTheSession(row(renamed))).isEmpty();
        assertThat(fresh.noted(OURS).allButTheSession(row(renamed))).isEmpty();
    }

    static Stream<Arguments> outcomesThatAreNoRefusal() {
        return Clones.outcomes().filter(arguments -> !String.valueOf(arguments).contains("another error"));
    }

    @ParameterizedTest
    @MethodSource("outcomesThatAreNoRefusal")
    void aCloneThatNobodySawBeforeTheRestartIsOursByTheTimeAtWhichItBegan(Optional<StatementReturn> outcome) {
        CloneStatus row = status(OURS, COMPLETED, 0, 0);

        assertThat(fresh.judge(row(row), outcome)).isEqualTo(new CloneStanding.Completed(row));
    }

    /** Two callers at once: the server goes down for the first one's copy before it gets the second one's statement. */
    @Test
    void aCloneThatWasSeenInAnotherSessionIsNotOursAfterTheRestartEither() {
        OutcomeRule knowing = fresh.remembering(row(status(OURS, IN_PROGRESS, THEIRS, 0)));
        CloneStatus restarted = status(OURS, COMPLETED, 0, 0);

        assertThat(knowing.judge(row(restarted), Optional.of(LOST))).isEqualTo(new CloneStanding.MaybeNeverBegun(true));
        assertThat(knowing.judge(row(restarted), RUNS)).isEqualTo(new CloneStanding.MaybeNeverBegun(true));
        // Only one clone runs at a time: the session is ours then, and a proxy calls it by another id.
        assertThat(knowing.judge(row(restarted), Optional.of(OK))).isEqualTo(new CloneStanding.Completed(restarted));
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
        assertThat(freshDirectory.judge(row(into(Clones.PATH + "/")), Optional.of(OK)))
                .isEqualTo(new CloneStanding.Completed(into(Clones.PATH + "/")));
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
        assertThat(fresh.noted(OURS).judge(row(status(ANOTHER, COMPLETED, Clones.SESSION, 0)), Optional.of(OK)))
                .isInstanceOf(CloneStanding.Contradiction.class);
    }

    private static CloneStanding waits(CloneState state, CloneStatus row) {
        return new CloneStanding.Wait(state, Optional.of(row));
    }

    private static StatusReading row(CloneStatus status) {
        return new StatusReading.Row(status);
    }
}
