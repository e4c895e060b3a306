package io.github.mysqlclone.internal.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LeftQuarantineTest {

    @Test
    void isKnownByAllThreeValues() {
        assertThat(LeftQuarantine.isOne(
                        Map.of("super_read_only", "ON", "event_scheduler", "OFF", "skip_replica_start", "ON")))
                .isTrue();
    }

    @Test
    void isKnownByTheOldName() {
        assertThat(LeftQuarantine.isOne(
                        Map.of("super_read_only", "ON", "event_scheduler", "OFF", "skip_slave_start", "ON")))
                .isTrue();
    }

    @Test
    void isKnownByTwoWhereThereIsNoThird() {
        assertThat(LeftQuarantine.isOne(Map.of("super_read_only", "ON", "event_scheduler", "OFF")))
                .as("before 8.0.24")
                .isTrue();
    }

    @Test
    void isNotAnyReplicaThatIsReadOnly() {
        assertThat(LeftQuarantine.isOne(Map.of("super_read_only", "ON", "skip_replica_start", "ON")))
                .isFalse();
        assertThat(LeftQuarantine.isOne(
                        Map.of("super_read_only", "ON", "event_scheduler", "ON", "skip_replica_start", "ON")))
                .isFalse();
        assertThat(LeftQuarantine.isOne(Map.of())).isFalse();
    }
}
