package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.progress.CloneState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock is monotonic and may begin anywhere, before zero too. */
class AbsenceTest {

    private final Absence absence = new Absence();
    private long start;

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000_000_000_000L, -1_000_000_000_000L, Long.MAX_VALUE - 1_000_000_000L})
    void countsFromTheFirstMissingAnswer(long origin) {
        start = origin;

        absence.began(at(0));
        absence.began(at(3));

        assertThat(absence.current(at(5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(absence.undecided(at(5), false)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void isNoneWhileItAnswers() {
        assertThat(absence.current(at(5))).isZero();
        assertThat(absence.total()).isEmpty();

        absence.ended(at(6));
        assertThat(absence.total()).isEmpty();
    }

    @Test
    void addsUpTwoRestartsInARow() {
        absence.began(at(0));
        absence.ended(at(4));
        absence.began(at(10));
        absence.ended(at(13));

        assertThat(absence.current(at(20))).isZero();
        assertThat(absence.total()).contains(Duration.ofSeconds(7));
    }

    @Test
    void theTruthIsWantedFromTheStatementsReturn() {
        assertThat(absence.undecided(at(0), false)).isZero();
        assertThat(absence.undecided(at(5), true)).isZero();
        assertThat(absence.undecided(at(9), true)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aCopyThatRunsIsNotUndecidedHoweverLongContactWasLost() {
        absence.began(at(0));
        absence.ended(at(60));

        absence.answered(CloneState.RUNNING, at(60));

        assertThat(absence.undecided(at(61), false)).isZero();
    }

    @Test
    void aRestartAndARecoveryAreUndecidedThoughTheServerAnswers() {
        absence.answered(CloneState.RECOVERING, at(0));
        absence.answered(CloneState.RECOVERING, at(7));

        assertThat(absence.undecided(at(9), true)).isEqualTo(Duration.ofSeconds(9));
        assertThat(absence.current(at(9))).isZero();
    }

    @Test
    void comingBackAloneDecidesNothing() {
        absence.began(at(0));
        absence.ended(at(4));

        assertThat(absence.undecided(at(6), true)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void aContradictionLastsOnlyAsLongAsNothingElseIsSaid() {
        assertThat(absence.contradicted(at(0))).isZero();
        assertThat(absence.contradicted(at(4))).isEqualTo(Duration.ofSeconds(4));

        absence.answered(CloneState.RUNNING, at(5));

        assertThat(absence.contradicted(at(3600))).isZero();
        absence.agreed();
        assertThat(absence.contradicted(at(7200))).isZero();
    }

    private long at(int seconds) {
        return start + Duration.ofSeconds(seconds).toNanos();
    }
}
