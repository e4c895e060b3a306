package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewProcessDetectionTest {

    @ParameterizedTest(name = "up {0} s, {1} s later up {2} s: {3}")
    @CsvSource({
        "1000, 10, 1010, false",
        "1000, 10, 1011, false",
        "1000, 10, 1009, false",
        "1000, 10, 1008, true",
        "1000, 10, 3, true",
        "1000, 0, 0, true",
        "5, 60, 30, true",
        "5, 60, 65, false",
        "0, 3, 3, false",
    })
    void tellsAProcessFromTheOneBeforeItWithASecondToSpare(long before, long elapsed, long now, boolean isNew) {
        assertThat(NewProcessDetection.isNewProcess(before, elapsed, now)).isEqualTo(isNew);
    }
}
