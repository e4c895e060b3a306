package io.github.mysqlclone.internal.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.ServerConnectionException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BothSidesTest {

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final ScriptedServer donor = new ScriptedServer(sql -> null);
    private final ScriptedServer recipient = new ScriptedServer(sql -> null);

    private boolean ask(ServerConnection connection) throws SQLException {
        threads.add(Thread.currentThread());
        connection.execute("DO 1");
        return true;
    }

    /** Many times, since an executor that has terminated is but a moment ahead of its threads. */
    private void leavesNothingBehind(int times, Runnable afterTheAnswers, Runnable onceClosed) {
        try (ServerConnection here = donor.open();
                ServerConnection there = recipient.open()) {
            for (int i = 0; i < times; i++) {
                try (BothSides sides = new BothSides(here, there)) {
                    sides.ask(this::ask);
                    afterTheAnswers.run();
                }
                onceClosed.run();
                assertThat(threads).hasSize(2).noneMatch(Thread::isAlive);
                threads.clear();
            }
        }
        assertThat(donor.brokenOff() + recipient.brokenOff()).isZero();
    }

    @Test
    void itsThreadsHaveGoneOnceItIsClosed() {
        leavesNothingBehind(500, () -> {}, () -> {});
    }

    @Test
    void aSideThatSaysNothingIsBrokenOffOnceTheOtherHasFailed() {
        try (ServerConnection here = donor.open();
                ServerConnection there = recipient.open()) {
            assertThatThrownBy(() -> {
                        try (BothSides sides = new BothSides(here, there)) {
                            sides.ask(connection -> {
                                threads.add(Thread.currentThread());
                                throw connection == there ? recipient.silence() : new SQLException("gone away");
                            });
                        }
                    })
                    .isInstanceOf(ServerConnectionException.class)
                    .hasMessageContaining("gone away");
        }

        assertThat(recipient.brokenOff()).isPositive();
        assertThat(donor.brokenOff()).isZero();
        assertThat(threads).hasSize(2).noneMatch(Thread::isAlive);
    }

    @Test
    void anInterruptBreaksBothOffAndIsKeptAndTheThreadsHaveGone() {
        CountDownLatch bothAsked = new CountDownLatch(2);
        Thread caller = Thread.currentThread();
        try (ServerConnection here = donor.open();
                ServerConnection there = recipient.open()) {
            assertThatThrownBy(() -> {
                        try (BothSides sides = new BothSides(here, there)) {
                            sides.ask(connection -> {
                                threads.add(Thread.currentThread());
                                bothAsked.countDown();
                                if (bothAsked.getCount() == 0) {
                                    caller.interrupt();
                                }
                                throw connection == here ? donor.silence() : recipient.silence();
                            });
                        }
                    })
                    .isInstanceOf(ServerConnectionException.class)
                    .hasMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(donor.brokenOff()).isPositive();
        assertThat(recipient.brokenOff()).isPositive();
        assertThat(threads).hasSize(2).noneMatch(Thread::isAlive);
    }

    @Test
    void anInterruptAfterTheLastAnswerBreaksNothingOff() {
        leavesNothingBehind(
                100,
                Thread.currentThread()::interrupt,
                () -> assertThat(Thread.interrupted()).isTrue());
    }
}
