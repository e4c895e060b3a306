package io.github.mysqlclone.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.Movement;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceMeterTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MEBIBYTE = 1024 * 1024;

    private final PaceMeter meter = new PaceMeter();

    private static List<StageProgress> copied(long bytes, long estimate, Optional<Instant> begin) {
        return List.of(new StageProgress(
                Stage.FILE_COPY, ReportedState.IN_PROGRESS, begin, Optional.empty(), 2, estimate, bytes, bytes / 2));
    }

    private static List<StageProgress> copied(long bytes) {
        return copied(bytes, 1000 * MEBIBYTE, Optional.empty());
    }

    private Movement at(long nanos) {
        return meter.movement(nanos, CloneState.RUNNING);
    }

    @Test
    void showsASteadyRateFromTheSecondLookOn() {
        meter.sample(0, copied(0));
        meter.sample(SECOND, copied(10 * MEBIBYTE));

        assertThat(at(SECOND).dataBytesPerSecond()).isEqualTo(10 * MEBIBYTE);
        assertThat(at(SECOND).networkBytesPerSecond()).isEqualTo(5 * MEBIBYTE);
        assertThat(at(SECOND).copyTimeLeft()).contains(Duration.ofSeconds(99));
    }

    @Test
    void leavesOutWhatWasCopiedBeforeTheFirstLook() {
        meter.sample(0, copied(500 * MEBIBYTE));
        meter.sample(SECOND, copied(501 * MEBIBYTE));

        assertThat(at(SECOND).dataBytesPerSecond()).isEqualTo(MEBIBYTE);
    }

    @Test
    void smoothsABurst() {
        meter.sample(0, copied(0));
        for (int second = 1; second <= 30; second++) {
            meter.sample(second * SECOND, copied(second * MEBIBYTE));
        }
        meter.sample(31 * SECOND, copied(50 * MEBIBYTE));

        assertThat(at(31 * SECOND).dataBytesPerSecond()).isBetween(3 * MEBIBYTE, 6 * MEBIBYTE);
    }

    @Test
    void givesTheSameRateAtUnequalIntervals() {
        long[] millis = {0, 20, 270, 300, 1_300, 6_000, 6_001};
        for (long at : millis) {
            meter.sample(at * 1_000_000, copied(at * 1_000));
        }

        assertThat(at(6_001 * 1_000_000L).dataBytesPerSecond()).isCloseTo(1_000_000L, within(1L));
    }

    @Test
    void fallsToNothingWhileNothingMoves() {
        meter.sample(0, copied(0));
        meter.sample(SECOND, copied(MEBIBYTE));
        for (int second = 2; second <= 120; second++) {
            meter.sample(second * SECOND, copied(MEBIBYTE));
        }

        Movement movement = at(120 * SECOND);
        assertThat(movement.dataBytesPerSecond()).isZero();
        assertThat(movement.copyTimeLeft()).isEmpty();
        assertThat(movement.sinceLastByte()).isEqualTo(Duration.ofSeconds(119));
        assertThat(movement.sinceSignOfLife()).isEqualTo(Duration.ofSeconds(119));
    }

    @Test
    void countsAChangeOfStageAsLifeButNotAsAByte() {
        meter.sample(0, copied(5));
        meter.sample(10 * SECOND, copied(6));
        StageProgress done = new StageProgress(
                Stage.FILE_COPY, ReportedState.COMPLETED, Optional.empty(), Optional.empty(), 2, 10, 6, 3);
        meter.sample(20 * SECOND, List.of(done));

        assertThat(at(25 * SECOND).sinceLastByte()).isEqualTo(Duration.ofSeconds(15));
        assertThat(at(25 * SECOND).sinceSignOfLife()).isEqualTo(Duration.ofSeconds(5));
        assertThat(meter.lastSign()).isEqualTo("the stage in FILE COPY");
    }

    @Test
    void takesASignOfLifeFromElsewhere() {
        meter.sample(0, copied(5));
        meter.sign(30 * SECOND, "objects dropped in DROP DATA");
        meter.sample(31 * SECOND, copied(5));

        assertThat(at(31 * SECOND).sinceSignOfLife()).isEqualTo(Duration.ofSeconds(1));
        assertThat(meter.lastSign()).isEqualTo("objects dropped in DROP DATA");
    }

    @Test
    void startsAnewWhenTheBytesFallBack() {
        meter.sample(0, copied(900 * MEBIBYTE));
        meter.sample(SECOND, copied(MEBIBYTE));

        assertThat(at(SECOND).dataBytesPerSecond()).isZero();
    }

    /** Midnight, a leap year's end, the year 2038, and a server whose clock was set back an hour in mid-clone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T23:59:59.999Z",
                "2028-12-31T23:59:59Z",
                "2038-01-19T03:14:07Z",
                "1970-01-01T00:00:01Z"
            })
    void isNotMovedByTheServersClock(String begin) {
        Instant instant = Instant.parse(begin);
        meter.sample(0, copied(0, 100 * MEBIBYTE, Optional.of(instant)));
        meter.sample(SECOND, copied(10 * MEBIBYTE, 100 * MEBIBYTE, Optional.of(instant.minusSeconds(3600))));

        assertThat(at(SECOND).dataBytesPerSecond()).isEqualTo(10 * MEBIBYTE);
        assertThat(at(SECOND).copyTimeLeft()).contains(Duration.ofSeconds(9));
    }

    @Test
    void knowsNoTimeLeftOutsideTheCopy() {
        meter.sample(0, copied(0));
        meter.sample(SECOND, copied(10 * MEBIBYTE));

        assertThat(meter.movement(SECOND, CloneState.RECOVERING).copyTimeLeft()).isEmpty();
    }

    @Test
    void hasNothingToSayBeforeTheFirstLook() {
        assertThat(at(SECOND)).isEqualTo(Movement.NONE);
    }
}
