package io.github.mysqlclone.internal.stall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StallWatchTest {

    private static final Duration TEN = Duration.ofMinutes(10);

    @Test
    void takesTheLimitThatWasAskedFor() {
        assertThat(StallWatch.limit(TEN, Optional.of(Duration.ofMinutes(5)))).isEqualTo(TEN);
    }

    @Test
    void givesTheRecipientTheTimeToReachItsDonorAgain() {
        assertThat(StallWatch.limit(TEN, Optional.of(Duration.ofMinutes(30)))).isEqualTo(Duration.ofMinutes(31));
        assertThat(StallWatch.limit(Duration.ofSeconds(1), Optional.of(Duration.ZERO)))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void takesTheServersOwnDefaultForAWindowNobodyKnows() {
        assertThat(StallWatch.limit(Duration.ofSeconds(1), Optional.empty())).isEqualTo(Duration.ofMinutes(6));
    }
}
