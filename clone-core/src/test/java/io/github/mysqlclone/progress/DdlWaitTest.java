package io.github.mysqlclone.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DdlWaitTest {

    @Test
    void saysWhoWaits() {
        assertThat(new DdlWait(true, 0))
                .hasToString("the clone waits for the end of DDL on the donor; sessions seen"
                        + " there that wait until DDL is let through again: 0");
        assertThat(new DdlWait(false, 2).toString())
                .startsWith("the clone does not wait")
                .endsWith(": 2");
    }

    @Test
    void refusesANegativeNumberOfSessions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DdlWait(false, -1))
                .withMessageContaining("waitingSessions")
                .withMessageContaining("-1");
    }
}
