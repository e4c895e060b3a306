package io.github.mysqlclone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Duration;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CloneTimeoutsTest {

    private static final CloneTimeouts DEFAULTS = CloneTimeouts.defaults();

    interface Step extends BiFunction<CloneTimeouts, Duration, CloneTimeouts> {}

    @Test
    void hasDefaults() {
        assertThat(DEFAULTS)
                .isEqualTo(new CloneTimeouts(
                        Duration.ofMinutes(60),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMillis(250),
                        Duration.ofMinutes(10),
                        StallAction.REPORT));
    }

    @Test
    void changesOneLimitAtATimeInANewValue() {
        Duration two = Duration.ofSeconds(2);

        assertThat(DEFAULTS.restart(two).restart()).isEqualTo(two);
        assertThat(DEFAULTS.restart(two).restart(DEFAULTS.restart())).isEqualTo(DEFAULTS);
        assertThat(DEFAULTS.restart(two)
                        .lockWait(two)
                        .connect(two)
                        .query(two)
                        .pollInterval(two)
                        .stall(two))
                .isEqualTo(new CloneTimeouts(two, two, two, two, two, two, StallAction.REPORT));
        assertThat(DEFAULTS.stallAction(StallAction.CANCEL).stallAction()).isEqualTo(StallAction.CANCEL);
        assertThat(CloneTimeouts.defaults().restart()).isEqualTo(Duration.ofMinutes(60));
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                argumentSet("restart", "restart", (Step) CloneTimeouts::restart, Duration.ofMillis(1)),
                argumentSet("lockWait", "lockWait", (Step) CloneTimeouts::lockWait, Duration.ofSeconds(1)),
                argumentSet("connect", "connect", (Step) CloneTimeouts::connect, Duration.ofMillis(1)),
                argumentSet("query", "query", (Step) CloneTimeouts::query, Duration.ofMillis(1)),
                argumentSet("pollInterval", "pollInterval", (Step) CloneTimeouts::pollInterval, Duration.ofMillis(1)),
                argumentSet("stall", "stall", (Step) CloneTimeouts::stall, Duration.ofMillis(1)));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void takesWhatLiesWithinTheRange(String name, Step step, Duration least) {
        assertThat(step.apply(DEFAULTS, least)).isNotEqualTo(DEFAULTS);
        assertThat(step.apply(DEFAULTS, Duration.ofDays(24))).isNotEqualTo(DEFAULTS);
        assertThat(Duration.ofDays(24).toMillis()).isLessThan(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void refusesWhatLiesOutsideTheRange(String name, Step step, Duration least) {
        for (Duration bad : new Duration[] {
            Duration.ZERO,
            Duration.ofSeconds(-1),
            least.minusNanos(1),
            Duration.ofDays(24).plusNanos(1),
            Duration.ofSeconds(Long.MAX_VALUE)
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> step.apply(DEFAULTS, bad))
                    .withMessage(name + ": must be within " + least + " to PT576H (was " + bad + ")");
        }
    }
}
