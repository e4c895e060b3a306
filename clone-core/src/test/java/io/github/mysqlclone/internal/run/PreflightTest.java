package io.github.mysqlclone.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.stubbing.Answer;

/** Preflight takes its threads along when it ends, however it ends. */
@Timeout(30)
class PreflightTest {

    private final CountDownLatch donorIsAsked = new CountDownLatch(1);

    @Test
    void noThreadIsLeftWhereTheRecipientFailsWhileTheDonorDoesNotAnswer() throws SQLException {
        MySqlServer recipient = MySqlServer.dataSource(dataSource(call -> {
            awaitUninterruptibly(donorIsAsked);
            throw new SQLException("no recipient today");
        }));
        assertThatThrownBy(() -> examine(recipient, silentDonor()))
                .isInstanceOf(ServerConnectionException.class)
                .hasMessageContaining("no recipient today");
        assertThat(threadsOfPreflight()).isEmpty();
    }

    @Test
    void noThreadIsLeftWhereTheCallerIsInterrupted() throws SQLException {
        Thread caller = Thread.currentThread();
        MySqlServer recipient = MySqlServer.dataSource(dataSource(call -> {
            awaitUninterruptibly(donorIsAsked);
            caller.interrupt();
            throw new SQLException("no recipient today");
        }));
        try {
            assertThatThrownBy(() -> examine(recipient, silentDonor()))
                    .isInstanceOfAny(CloneException.class, ServerConnectionException.class);
            assertThat(threadsOfPreflight()).isEmpty();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    private static void examine(MySqlServer recipient, MySqlServer donor) {
        CloneSpec spec = CloneSpec.remote("db1", 3306)
                .donorAccount("clone", "pw")
                .donorServer(donor)
                .replaceData();
        try (CloneSession session = spec.openSession(recipient)) {
            session.preflight();
        }
    }

    private static java.util.List<String> threadsOfPreflight() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("mysql-clone-preflight"))
                .toList();
    }

    /** Gives a connection, and answers no question on it until it is broken off; an interrupt does not bother it. */
    private MySqlServer silentDonor() throws SQLException {
        CountDownLatch brokenOff = new CountDownLatch(1);
        Connection connection = mock(Connection.class);
        when(connection.createStatement()).thenAnswer(call -> {
            donorIsAsked.countDown();
            awaitUninterruptibly(brokenOff);
            throw new SQLException("broken off");
        });
        when(connection.isClosed()).thenAnswer(call -> brokenOff.getCount() == 0);
        doAnswer(call -> {
                    brokenOff.countDown();
                    return null;
                })
                .when(connection)
                .abort(any());
        return MySqlServer.dataSource(dataSource(call -> connection));
    }

    private static DataSource dataSource(Answer<Connection> opening) throws SQLException {
        DataSource dataSource = mock(DataSource.class);
        when(dataSource.getConnection()).thenAnswer(opening);
        return dataSource;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = Thread.interrupted();
        try {
            while (!latch.await(1, TimeUnit.MINUTES)) {}
        } catch (InterruptedException e) {
            interrupted = true;
            awaitUninterruptibly(latch);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
