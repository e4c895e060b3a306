package io.github.mysqlclone.internal.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EarlierRunQuarantineTest {

    @Test
    void isKnownByAllThreeValues() {
        assertThat(EarlierRunQuarantine.isOne(
                        Map.of("super_read_only", "ON", "event_scheduler", "OFF", "skip_replica_start", "ON")))
                .isTrue();
    }

    @Test
    void isKnownByTheOldName() {
        assertThat(EarlierRunQuarantine.isOne(
                        Map.of("super_read_only", "ON", "event_scheduler", "OFF", "skip_slave_start", "ON")))
                .isTrue();
    }

    @Test
    void isKnownByTwoWhereThereIsNoThird() {
        assertThat(EarlierRunQuarantine.isOne(Map.of("super_read_only", "ON", "event_scheduler", "OFF")))
                .as("before 8.0.24")
                .isTrue();
    }

    @Test
    void isNotAnyReplicaThatIsReadOnly() {
        assertThat(EarlierRunQuarantine.isOne(Map.of("super_read_only", "ON", "skip_replica_start", "ON")))
                .isFalse();
        assertThat(EarlierRunQuarantine.isOne(
                        Map.of("super_read_only", "ON", "event_scheduler", "ON", "skip_replica_start", "ON")))
                .isFalse();
        assertThat(EarlierRunQuarantine.isOne(Map.of())).isFalse();
    }
}
