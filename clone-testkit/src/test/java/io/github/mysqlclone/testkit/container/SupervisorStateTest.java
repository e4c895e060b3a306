package io.github.mysqlclone.testkit.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupervisorStateTest {

    @Test
    void readsWhatTheSupervisorWrites() {
        assertThat(SupervisorState.parse("0 idle 0\n"))
                .isEqualTo(new SupervisorState(0, SupervisorState.Phase.IDLE, 0));
        assertThat(SupervisorState.parse("2 running 57\n"))
                .isEqualTo(new SupervisorState(2, SupervisorState.Phase.RUNNING, 57));
        assertThat(SupervisorState.parse("3 ended 137\n").exitCode()).hasValue(137);
        assertThat(SupervisorState.parse("3 running 137\n").exitCode()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "running", "1", "1 idle", "1 running", "1 running x", "1 asleep 2"})
    void refusesAnythingElse(String text) {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> SupervisorState.parse(text))
                .withMessageContaining("'" + text + "'");
    }
}
