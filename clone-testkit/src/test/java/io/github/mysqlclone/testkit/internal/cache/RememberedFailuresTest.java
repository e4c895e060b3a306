package io.github.mysqlclone.testkit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedFailuresTest {

    private final AtomicLong clock = new AtomicLong(-5);
    private final RememberedFailures failures = new RememberedFailures(clock::get);
    private int tries;

    @Test
    void areTriedAgainAfterAMinute() {
        failAfter(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(59));
        assertThat(failAfter(Duration.ZERO)).hasMessageContaining("no room").hasMessageContaining("tried again in 2 s");
        assertThat(tries).isEqualTo(1);

        pass(Duration.ofSeconds(2));
        failAfter(Duration.ZERO);

        assertThat(tries).isEqualTo(2);
    }

    @Test
    void areTriedAgainAfterTenTimesAsLongAsTheyTook() {
        failAfter(Duration.ofMinutes(5));
        pass(Duration.ofMinutes(49));
        failAfter(Duration.ZERO);
        assertThat(tries).isEqualTo(1);

        pass(Duration.ofMinutes(2));
        failAfter(Duration.ZERO);

        assertThat(tries).isEqualTo(2);
    }

    @Test
    void areForgottenOnceSomebodySaysSo() throws IOException {
        failAfter(Duration.ofMinutes(5));

        failures.forget("template");

        assertThat(failures.<String>unlessKnown("template", () -> "built")).isEqualTo("built");
    }

    private TestkitException failAfter(Duration time) {
        return catchThrowableOfType(
                TestkitException.class,
                () -> failures.unlessKnown("template", () -> {
                    tries++;
                    pass(time);
                    throw new TestkitException("no room");
                }));
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
