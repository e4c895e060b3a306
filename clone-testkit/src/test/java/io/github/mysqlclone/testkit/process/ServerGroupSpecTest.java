package io.github.mysqlclone.testkit.process;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerGroupSpecTest {

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 101})
    void refusesWhatIsNoGroup(int servers) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerGroupSpec.of(servers))
                .withMessage("servers: must be between 2 and 100 (was " + servers + ")");
    }

    @Test
    void refusesAServerThatIsNotThere() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> ServerGroupSpec.of(2).server(2, server -> server));
    }
}
