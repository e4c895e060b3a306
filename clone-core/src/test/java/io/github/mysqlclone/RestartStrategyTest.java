package io.github.mysqlclone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartStrategyTest {

    private static final RestartAction ACTION = server -> {};

    @Test
    void waitsForASupervisorByDefault() {
        assertThat(RestartStrategy.supervised())
                .isEqualTo(new RestartStrategy.Supervised())
                .isEqualTo(CloneSpec.remote("db1", 3306).restartStrategy());
    }

    @Test
    void callsBackAfterThirtySecondsOfSilenceUnlessTold() {
        assertThat(RestartStrategy.callback(ACTION))
                .isEqualTo(new RestartStrategy.Callback(ACTION, Duration.ofSeconds(30)));
    }

    @Test
    void refusesSilenceThatIsNone() {
        for (Duration silence : new Duration[] {Duration.ZERO, Duration.ofMillis(-1)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RestartStrategy.Callback(ACTION, silence))
                    .withMessage("silence: must be positive (was " + silence + ")");
        }
    }
}
