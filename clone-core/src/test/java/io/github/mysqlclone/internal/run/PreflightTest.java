package io.github.mysqlclone.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Preflight takes its threads along when it ends, however it ends. */
@Timeout(30)
class PreflightTest {

    private final CountDownLatch donorIsAsked = new CountDownLatch(1);

    @Test
    void noThreadIsLeftWhereTheRecipientFailsWhileTheDonorDoesNotAnswer() {
        MySqlServer recipient = MySqlServer.dataSource(dataSource(() -> {
            awaitUninterruptibly(donorIsAsked);
            throw new SQLException("no recipient today");
        }));
        assertThatThrownBy(() -> examine(recipient, silentDonor()))
                .isInstanceOf(ServerConnectionException.class)
                .hasMessageContaining("no recipient today");
        assertThat(threadsOfPreflight()).isEmpty();
    }

    @Test
    void noThreadIsLeftWhereTheCallerIsInterrupted() {
        Thread caller = Thread.currentThread();
        MySqlServer recipient = MySqlServer.dataSource(dataSource(() -> {
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
    private MySqlServer silentDonor() {
        CountDownLatch brokenOff = new CountDownLatch(1);
        Connection connection = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "createStatement" -> {
                            donorIsAsked.countDown();
                            awaitUninterruptibly(brokenOff);
                            throw new SQLException("broken off");
                        }
                        case "abort" -> brokenOff.countDown();
                        case "getNetworkTimeout" -> {
                            return 0;
                        }
                        case "isClosed" -> {
                            return brokenOff.getCount() == 0;
                        }
                        case "hashCode" -> {
                            return System.identityHashCode(proxy);
                        }
                        default -> {}
                    }
                    return null;
                });
        return MySqlServer.dataSource(dataSource(() -> connection));
    }

    /** What a DataSource does. */
    @FunctionalInterface
    private interface Opening {
        Connection open() throws SQLException;
    }

    private static DataSource dataSource(Opening opening) {
        return (DataSource) Proxy.newProxyInstance(
                PreflightTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return opening.open();
                    }
                    return method.getName().equals("toString") ? "a test's DataSource" : null;
                });
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
