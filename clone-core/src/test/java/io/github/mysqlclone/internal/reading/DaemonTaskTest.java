package io.github.mysqlclone.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DaemonTaskTest {

    @Test
    void whoWaitsDoesSomethingMeanwhileUntilTheWorkHasEnded() throws InterruptedException {
        CountDownLatch seenTwice = new CountDownLatch(2);
        try (DaemonTask<String> task = new DaemonTask<>(
                "work",
                () -> {
                    seenTwice.await();
                    return "done";
                },
                () -> {})) {
            task.start();

            assertThat(task.get(Duration.ofMillis(1), seenTwice::countDown)).isEqualTo("done");
        }
    }

    @Test
    void whatTheWorkThrowsIsThrownThen() {
        IllegalArgumentException thrown = new IllegalArgumentException("no");
        try (DaemonTask<String> task = new DaemonTask<>(
                "work",
                () -> {
                    throw thrown;
                },
                () -> {})) {
            task.start();

            assertThatIllegalStateException()
                    .isThrownBy(() -> task.get(Duration.ofMinutes(1), () -> {}))
                    .withCause(thrown);
        }
    }
}
