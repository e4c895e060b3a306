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

    private String ask(ServerConnection connection, String statement) throws SQLException {
        threads.add(Thread.currentThread());
        connection.execute(statement);
        return statement;
    }

    /** Many, since an executor that has terminated is but a moment ahead of its threads. */
    @Test
    void itsThreadsHaveGoneOnceItIsClosed() {
        try (ServerConnection here = donor.open();
                ServerConnection there = recipient.open()) {
            for (int i = 0; i < 500; i++) {
                try (BothSides sides = new BothSides(here, there)) {
                    sides.ask(connection -> ask(connection, "DO 1"));
                }
                assertThat(threads).hasSize(2).noneMatch(Thread::isAlive);
                threads.clear();
            }
        }
        assertThat(donor.brokenOff() + recipient.brokenOff()).isZero();
    }

    @Test
    void aSideThatSaysNothingIsBrokenOffOnceTheOtherHasFailed() {
        ScriptedServer silent = new ScriptedServer(sql -> null);
        try (ServerConnection here = donor.open();
                ServerConnection there = silent.open()) {
            assertThatThrownBy(() -> {
                        try (BothSides sides = new BothSides(here, there)) {
                            sides.ask(connection -> {
                                threads.add(Thread.currentThread());
                                throw connection == there ? silent.silence() : new SQLException("gone away");
                            });
                        }
                    })
                    .isInstanceOf(ServerConnectionException.class)
                    .hasMessageContaining("gone away");
        }

        assertThat(silent.brokenOff()).isPositive();
        assertThat(donor.brokenOff()).isZero();
        assertThat(threads).hasSize(2).noneMatch(Thread::isAlive);
    }

    @Test
    void anInterruptBreaksBothOffAndIsKeptAndTheThreadsHaveGone() {
        CountDownLatch bothAsked = new CountDownLatch(2);
        Thread caller = Thread.currentThread();
        ScriptedServer silentDonor = new ScriptedServer(sql -> null);
        ScriptedServer silentRecipient = new ScriptedServer(sql -> null);
        try (ServerConnection here = silentDonor.open();
                ServerConnection there = silentRecipient.open()) {
            assertThatThrownBy(() -> {
                        try (BothSides sides = new BothSides(here, there)) {
                            sides.ask(connection -> {
                                threads.add(Thread.currentThread());
                                bothAsked.countDown();
                                if (bothAsked.getCount() == 0) {
                                    caller.interrupt();
                                }
                                throw connection == here ? silentDonor.silence() : silentRecipient.silence();
                            });
                        }
                    })
                    .isInstanceOf(ServerConnectionException.class)
                    .hasMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(silentDonor.brokenOff()).isPositive();
        assertThat(silentRecipient.brokenOff()).isPositive();
        assertThat(threads).hasSize(2).noneMatch(Thread::isAlive);
    }

    @Test
    void anInterruptAfterTheLastAnswerBreaksNothingOff() {
        try (ServerConnection here = donor.open();
                ServerConnection there = recipient.open()) {
            for (int i = 0; i < 100; i++) {
                try (BothSides sides = new BothSides(here, there)) {
                    sides.ask(connection -> ask(connection, "DO 1"));
                    Thread.currentThread().interrupt();
                }
                assertThat(Thread.interrupted()).isTrue();
                assertThat(threads).hasSize(2).noneMatch(Thread::isAlive);
                threads.clear();
            }
        }
        assertThat(donor.brokenOff() + recipient.brokenOff()).isZero();
    }
}
