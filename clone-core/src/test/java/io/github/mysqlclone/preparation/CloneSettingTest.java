package io.github.mysqlclone.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CloneSettingTest {

    @Test
    void limitsTheWaitForDdlInWholeSeconds() {
        assertThat(CloneSetting.ddlTimeout(Duration.ofMinutes(10)).values())
                .isEqualTo(Map.of("clone_ddl_timeout", "600"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloneSetting.ddlTimeout(Duration.ofMillis(1500)))
                .withMessageContaining("limit: must be whole seconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloneSetting.ddlTimeout(Duration.ofDays(31)))
                .withMessageContaining("clone_ddl_timeout");
    }

    @Test
    void givesTheBufferInWholeMebibytes() {
        assertThat(CloneSetting.bufferSize(256).values()).isEqualTo(Map.of("clone_buffer_size", "268435456"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloneSetting.bufferSize(257))
                .withMessageContaining("within 1 to 256");
        assertThatIllegalArgumentException().isThrownBy(() -> CloneSetting.bufferSize(0));
    }
}
