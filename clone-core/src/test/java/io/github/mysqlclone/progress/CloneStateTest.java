package io.github.mysqlclone.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CloneStateTest {

    @Test
    void theLastFourAreFinal() {
        assertThat(Arrays.stream(CloneState.values()).filter(CloneState::isFinal))
                .containsExactly(CloneState.COMPLETED, CloneState.FAILED, CloneState.CANCELLED, CloneState.UNRESOLVED);
    }
}
