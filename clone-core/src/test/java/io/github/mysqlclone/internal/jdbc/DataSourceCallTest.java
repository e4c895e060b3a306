package io.github.mysqlclone.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DataSourceCallTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Connection connection = mock(Connection.class, call -> {
        closed.countDown();
        return null;
    });

    private static DataSource dataSource(Callable<?> answer) {
        return mock(DataSource.class, call -> answer.call());
    }

    private static DataSource throwing(Throwable exception) {
        return dataSource(() -> {
            if (exception instanceof Error error) {
                throw error;
            }
            throw (Exception) exception;
        });
    }

    @Test
    void returnsTheConnection() throws SQLException {
        assertThat(DataSourceCall.connection(dataSource(() -> connection), LONG))
                .isSameAs(connection);
    }

    @Test
    void givesUpOnAPoolThatHasNoneLeftAndHandsALateOneBack() throws InterruptedException {
        CountDownLatch late = new CountDownLatch(1);
        DataSource pool = dataSource(() -> {
            awaitWhateverHappens(late);
            return connection;
        });

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DataSourceCall.connection(pool, Duration.ofMillis(50)))
                .withMessageContaining("PT0.05S")
                .withMessageContaining("at least two");
        late.countDown();

        assertThat(closed.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void passesOnWhatTheDataSourceThrows() {
        SQLException refused = new SQLException("no", "28000", 1045);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DataSourceCall.connection(throwing(refused), LONG))
                .isSameAs(refused);
    }

    @Test
    void tellsWhatNobodyExpectsOfADataSourceInTheTermsOfJdbc() {
        for (Throwable unexpected :
                List.of(new IllegalStateException("closed"), new OutOfMemoryError("unable to create native thread"))) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DataSourceCall.connection(throwing(unexpected), LONG))
                    .withMessageContaining(String.valueOf(unexpected.getMessage()))
                    .withCause(unexpected);
        }
    }

    @Test
    void doesNotTakeNullForAConnection() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DataSourceCall.connection(dataSource(() -> null), LONG))
                .withMessageContaining("null");
    }

    @Test
    void stopsWaitingWhenItsThreadIsInterrupted() {
        CountDownLatch never = new CountDownLatch(1);
        DataSource pool = dataSource(() -> {
            never.await();
            return connection;
        });
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DataSourceCall.connection(pool, LONG))
                .withMessageContaining("Interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    /** As a pool does that does not heed interruption. */
    private static void awaitWhateverHappens(CountDownLatch latch) {
        boolean over = false;
        while (!over) {
            try {
                latch.await();
                over = true;
            } catch (InterruptedException e) {
                // Goes on waiting.
            }
        }
    }
}
