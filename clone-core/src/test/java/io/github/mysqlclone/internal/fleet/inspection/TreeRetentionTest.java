package io.github.mysqlclone.internal.fleet.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TreeRetentionTest {

    private static final Duration RESTART = Duration.ofMinutes(10);

    private static Optional<String> objection(Duration kept, int rounds) {
        return new TreeRetention(Optional.of(kept), rounds, RESTART).objection();
    }

    @Test
    void logsMustOutliveTheRestartsOfAllRounds() {
        assertThat(objection(Duration.ofMinutes(30), 3)).isEmpty();
        assertThat(objection(Duration.ofMinutes(30).minusSeconds(1), 3))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("after 1799 s", "3 rounds", "600 s", "binlog_expire_logs_seconds = 7200"));
    }

    @Test
    void oneRoundWaitsForNobodyAndASourceThatPurgesNothingNeedNotBeWaitedFor() {
        assertThat(objection(Duration.ofSeconds(1), 1)).isEmpty();
        assertThat(new TreeRetention(Optional.empty(), 9, RESTART).objection()).isEmpty();
    }
}
