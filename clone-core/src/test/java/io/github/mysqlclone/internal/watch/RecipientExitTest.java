package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.ExitReport;
import io.github.mysqlclone.ServerExit;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RecipientExitTest {

    private static final MySqlServer RECIPIENT = MySqlServer.at("db2", 3306).login("admin", "hush-hush");

    private static ServerExit told(ExitReport report) {
        return new RecipientExit(
                        report,
                        RECIPIENT,
                        SecretMask.of(RECIPIENT),
                        CallerRequests.forOneThatWasSent(),
                        Duration.ofSeconds(10))
                .ofAbsent();
    }

    @Test
    void takesPasswordsOutOfTheLog() {
        assertThat(told(server -> ServerExit.of(OptionalInt.of(1), "login of admin with hush-hush"))
                        .errorLog())
                .singleElement()
                .asString()
                .contains("login of admin")
                .doesNotContain("hush");
    }

    @Test
    void knowsNothingWhereTheReportFails() {
        assertThat(told(server -> {
                    throw new IllegalStateException("no such container");
                }))
                .isEqualTo(ServerExit.unknown());
        assertThat(told(server -> {
                    throw new AssertionError("broken");
                }))
                .isEqualTo(ServerExit.unknown());
    }

    @Test
    @Timeout(30)
    void doesNotWaitForAReportThatHangs() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean ranOnADaemon = new AtomicBoolean();
        ExitReport hangs = server -> {
            ranOnADaemon.set(Thread.currentThread().isDaemon());
            while (never.getCount() > 0) {
                LockSupport.park(); // and takes no notice of an interrupt
            }
            return ServerExit.of(OptionalInt.of(1), "too late");
        };
        try {
            assertThat(new RecipientExit(
                                    hangs,
                                    RECIPIENT,
                                    SecretMask.of(RECIPIENT),
                                    CallerRequests.forOneThatWasSent(),
                                    Duration.ofMillis(50))
                            .ofAbsent())
                    .isEqualTo(ServerExit.unknown());
            assertThat(ranOnADaemon).isTrue();
        } finally {
            never.countDown();
        }
    }

    @Test
    @Timeout(30)
    void doesNotWaitOnceTheCloneWasLetGoOf() {
        CallerRequests requests = CallerRequests.forOneThatWasSent();
        CountDownLatch never = new CountDownLatch(1);

        assertThat(new RecipientExit(
                                server -> {
                                    requests.detach();
                                    never.await();
                                    return ServerExit.of(OptionalInt.of(1), "too late");
                                },
                                RECIPIENT,
                                SecretMask.of(RECIPIENT),
                                requests,
                                Duration.ofMinutes(10))
                        .ofAbsent())
                .isEqualTo(ServerExit.unknown());
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void tellsTheCodeAndTheErrorsOfTheLog() {
        ServerExit exit = new ServerExit(
                OptionalInt.of(1),
                List.of(
                        "2026-11-28T19:00:00Z 0 [System] [MY-010116] [Server] starting",
                        "2026-11-28T19:00:01Z 0 [ERROR] [MY-000067] [Server] unknown variable 'x=1'.",
                        "2026-11-28T19:00:02Z 0 [Warning] [MY-010909] [Server] closing"));

        assertThat(RecipientExit.sentences(exit))
                .isEqualTo(" Its process ended with exit code 1. The recipient's error log says:\n"
                        + "  2026-11-28T19:00:01Z 0 [ERROR] [MY-000067] [Server] unknown variable 'x=1'.");
    }

    @Test
    void tellsTheLastLinesOfALogWithoutErrors() {
        assertThat(RecipientExit.sentences(ServerExit.of(OptionalInt.empty(), "1\n2\n3\n4\n5\n6\n")))
                .isEqualTo(" The recipient's error log says:\n  2\n  3\n  4\n  5\n  6");
    }

    @Test
    void tellsNothingOfNothing() {
        assertThat(RecipientExit.sentences(ServerExit.unknown())).isEmpty();
    }
}
