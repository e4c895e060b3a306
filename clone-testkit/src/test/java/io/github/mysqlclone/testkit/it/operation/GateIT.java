package io.github.mysqlclone.testkit.it.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is asked last whether a clone may begin. */
@Tag(Lane.FULL)
class GateIT extends OnASlowPair {

    private static final Duration SOON = Duration.ofSeconds(60);

    private RemoteCloneSpec replacing() {
        return Servers.fromDonorOf(pair).replaceData();
    }

    @Test
    void changesNothingWhenTheGateObjects() throws SQLException {
        AtomicInteger asked = new AtomicInteger();
        try (CloneSession session = replacing().openSession(Servers.recipient(pair))) {
            session.beforeClone(report -> {
                asked.incrementAndGet();
                return Optional.of("the change window is over");
            });

            assertThatExceptionOfType(CloneCancelledException.class)
                    .isThrownBy(session::run)
                    .withMessageContaining("the change window is over")
                    .satisfies(thrown ->
                            assertThat(thrown.failure().recipientData()).isEqualTo(RecipientData.UNTOUCHED));
        }
        assertThat(asked).hasValue(1);
        assertThat(Servers.rows(pair.recipient(), "old")).isEqualTo("10");
    }

    @Test
    void doesNotWaitForAGateThatSomebodyCancels() throws SQLException, InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (CloneSession session = replacing().openSession(Servers.recipient(pair))) {
            session.beforeClone(report -> {
                asked.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return Optional.empty();
            });
            CloneOperation operation = session.start();
            asked.await();

            assertThat(operation.cancelAndAwait(SOON)).isTrue();

            assertThatExceptionOfType(CloneCancelledException.class)
                    .isThrownBy(operation::await)
                    .withMessageContaining("before the statement");
        }
        assertThat(Servers.rows(pair.recipient(), "old")).isEqualTo("10");
    }

    @Test
    void takesAnExceptionOfTheGateForAnObjection() throws SQLException {
        IllegalStateException thrownByTheGate = new IllegalStateException("no answer from the ticket system");
        try (CloneSession session = replacing().openSession(Servers.recipient(pair))) {
            session.beforeClone(report -> {
                throw thrownByTheGate;
            });

            assertThatExceptionOfType(CloneCancelledException.class)
                    .isThrownBy(session::run)
                    .withCause(thrownByTheGate);
        }
        assertThat(Servers.rows(pair.recipient(), "old")).isEqualTo("10");
    }
}
