package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock is monotonic and may begin anywhere, before zero too. */
class RecipientDowntimeTest {

    private final RecipientDowntime downtime = new RecipientDowntime();
    private long start;

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000_000_000_000L, -1_000_000_000_000L, Long.MAX_VALUE - 1_000_000_000L})
    void countsFromTheFirstMissingAnswer(long origin) {
        start = origin;

        downtime.began(at(0));
        downtime.began(at(3));

        assertThat(downtime.current(at(5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(downtime.undecided(at(5), false)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void isNoneWhileItAnswers() {
        assertThat(downtime.current(at(5))).isZero();
        assertThat(downtime.total()).isEmpty();

        downtime.ended(at(6));
        assertThat(downtime.total()).isEmpty();
    }

    @Test
    void addsUpTwoRestartsInARow() {
        downtime.began(at(0));
        downtime.ended(at(4));
        downtime.began(at(10));
        downtime.ended(at(13));

        assertThat(downtime.current(at(20))).isZero();
        assertThat(downtime.total()).contains(Duration.ofSeconds(7));
    }

    @Test
    void theTruthIsWantedFromTheStatementsReturn() {
        assertThat(downtime.undecided(at(0), false)).isZero();
        assertThat(downtime.undecided(at(5), true)).isZero();
        assertThat(downtime.undecided(at(9), true)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aCopyThatRunsIsNotUndecidedHoweverLongContactWasLost() {
        downtime.began(at(0));
        downtime.ended(at(60));

        downtime.runs();

        assertThat(downtime.undecided(at(61), false)).isZero();
    }

    @Test
    void aRestartAndARecoveryAreUndecidedThoughTheServerAnswers() {
        downtime.leftOpen(at(0));
        downtime.leftOpen(at(7));

        assertThat(downtime.undecided(at(9), true)).isEqualTo(Duration.ofSeconds(9));
        assertThat(downtime.current(at(9))).isZero();
    }

    @Test
    void comingBackAloneDecidesNothing() {
        downtime.began(at(0));
        downtime.ended(at(4));

        assertThat(downtime.undecided(at(6), true)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void aContradictionLastsOnlyAsLongAsNothingElseIsSaid() {
        assertThat(downtime.contradicted(at(0), at(0))).isZero();
        assertThat(downtime.contradicted(at(4), at(4))).isEqualTo(Duration.ofSeconds(4));

        downtime.runs();

        assertThat(downtime.contradicted(at(3600), at(3600))).isZero();
        downtime.agreed();
        assertThat(downtime.contradicted(at(7200), at(7200))).isZero();
    }

    private long at(int seconds) {
        return start + Duration.ofSeconds(seconds).toNanos();
    }
}
