package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReconnectingRecipientTest {

    private final CountDownLatch isAsked = new CountDownLatch(1);
    private final CountDownLatch answers = new CountDownLatch(1);
    private final ScriptedServer server = new ScriptedServer(sql -> {
        if (sql.contains("clone_status")) {
            isAsked.countDown();
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return null;
    });

    /** It lets the account in, and never tells it anything. */
    @Test
    void takesAnAccountThatMayNotReadTheOutcomeForRefused() throws SQLException {
        ScriptedServer silent = new ScriptedServer(sql -> {
            if (sql.contains("clone_status")) {
                throw new SQLException("SELECT command denied to user 'after'", "42000", 1142);
            }
            return null;
        });
        try (ReconnectingRecipient recipient = new ReconnectingRecipient(
                ScriptedServer.opener(),
                ScriptedServer.UUID,
                new LoginPlan(silent.server(), silent.server()),
                silent.open(),
                Duration.ofSeconds(30))) {
            RecipientReading look = recipient.look(true);
            while (look instanceof RecipientReading.Unreachable) {
                Thread.onSpinWait();
                look = recipient.look(true);
            }

            assertThat(look)
                    .isInstanceOfSatisfying(
                            RecipientReading.LoginRefused.class,
                            refused -> assertThat(refused.cause())
                                    .hasMessageContaining("1142")
                                    .hasMessageContaining("Grant SELECT"));
        }
    }

    private ReconnectingRecipient recipientOn(ServerConnection first) {
        return new ReconnectingRecipient(
                ScriptedServer.opener(),
                ScriptedServer.UUID,
                new LoginPlan(server.server(), server.server()),
                first,
                Duration.ofSeconds(30));
    }

    /** Giving it back would end no session of the server's. */
    @Test
    void keepsTheConnectionOfAPoolWhenItLeaves() {
        answers.countDown();
        ServerConnection first = server.open();
        try (ReconnectingRecipient recipient = recipientOn(first)) {
            recipient.leave();

            assertThat(recipient.look(false))
                    .isInstanceOfSatisfying(
                            RecipientReading.Seen.class,
                            seen -> assertThat(seen.connection()).isSameAs(first));
        }
    }

    /** The answer may come in the very moment in which somebody gives the look up. */
    @Test
    void doesNotHandOutAConnectionThatIsBrokenOff() throws Exception {
        ServerConnection first = server.open();
        try (ReconnectingRecipient recipient = recipientOn(first)) {
            CompletableFuture<RecipientReading> look = CompletableFuture.supplyAsync(() -> recipient.look(false));
            assertThat(isAsked.await(10, TimeUnit.SECONDS)).isTrue();
            while (server.brokenOff() == 0) {
                recipient.hurry();
                Thread.onSpinWait();
            }
            answers.countDown();

            assertThat(look.get(10, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            RecipientReading.Seen.class,
                            seen -> assertThat(seen.connection()).isNotSameAs(first));
        }
    }
}
