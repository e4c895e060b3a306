package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookPaceTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the usual one while the clone runs, 250, true, 0, 250",
        "quick until the server has noted it, 250, false, 0, 20",
        "quick when the recipient has just gone, 250, true, 1, 20",
        "a tenth of the time that it has been away, 250, true, 900, 90",
        "the usual one after a longer time, 250, true, 60000, 250",
        "never slower than the caller wants, 5, false, 900, 5",
    })
    void waits(String which, long usual, boolean isIdentified, long away, long expected) {
        assertThat(new LookPace(Duration.ofMillis(usual)).untilNextLook(isIdentified, Duration.ofMillis(away)))
                .as(which)
                .isEqualTo(Duration.ofMillis(expected));
    }
}
