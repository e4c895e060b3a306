package io.github.mysqlclone.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageProgressTest {

    private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00.250Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0, 500, 0",
        "-1, 500, 0",
        "1000, 0, 0",
        "1000, 1, 0",
        "1000, 10, 1",
        "1000, 999, 99",
        "1000, 1000, 100",
        "1000, 1001, 100",
        "1, 9223372036854775807, 100",
        "9223372036854775807, 9223372036854775806, 100",
        "4000000000000, 2000000000000, 50",
    })
    void countsPercentOfTheEstimateAndNeverMoreThanAll(long estimated, long copied, int percent) {
        assertThat(progress(ReportedState.IN_PROGRESS, estimated, copied).percent())
                .isEqualTo(percent);
    }

    @Test
    void isAtTheEndOnceCompletedWhateverWasEstimated() {
        assertThat(progress(ReportedState.COMPLETED, 0, 0).percent()).isEqualTo(100);
        assertThat(progress(ReportedState.COMPLETED, 1000, 10).percent()).isEqualTo(100);
    }

    @Test
    void isNotAtTheEndOnceFailed() {
        assertThat(progress(ReportedState.FAILED, 1000, 10).percent()).isEqualTo(1);
    }

    @Test
    void knowsItsDurationOnceItHasEnded() {
        assertThat(times(Optional.of(BEGIN), Optional.of(BEGIN.plusMillis(1750)))
                        .duration())
                .contains(Duration.ofMillis(1750));
        assertThat(times(Optional.of(BEGIN), Optional.empty()).duration()).isEmpty();
        assertThat(times(Optional.empty(), Optional.empty()).duration()).isEmpty();
    }

    private static StageProgress progress(ReportedState state, long estimated, long copied) {
        return new StageProgress(
                Stage.FILE_COPY, state, Optional.of(BEGIN), Optional.empty(), 2, estimated, copied, copied);
    }

    private static StageProgress times(Optional<Instant> begin, Optional<Instant> end) {
        return new StageProgress(Stage.DROP_DATA, ReportedState.IN_PROGRESS, begin, end, 1, 0, 0, 0);
    }
}
