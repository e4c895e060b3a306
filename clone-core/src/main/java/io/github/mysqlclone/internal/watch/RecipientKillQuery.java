package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels on the server: KILL QUERY of the session that the row of this very clone names, where that row was read.
 *
 * <p>KILL QUERY may hang for good, and the clone with it. Seen on 9.7.4 while the clone waited for bytes from its donor:
 * in about one of three attempts with TLS, one of ten without; in none of 72 while it slept to keep its bandwidth limit.
 * The killing session waits busily for the cloning one to leave its wait for the network, and holds the lock on that
 * session which the cloning one needs next; the process list hangs with them, and only the end of the process helps. So
 * the answer is not waited for for long; the row tells how it went.
 *
 * <p>Without an answer nobody knows whether the server has the statement: the connection may have been broken before. It
 * is broken off then, and a clone that goes on is killed once more over the next one, a few times at most: each that
 * hangs costs the server a session.
 */
final class RecipientKillQuery {

    private static final Logger log = LoggerFactory.getLogger(RecipientKillQuery.class);

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(3);

    /** One that the server refuses it will most likely refuse again; somebody may grant the privilege meanwhile. */
    private static final Duration TRIES_AGAIN_AFTER = Duration.ofSeconds(5);

    private static final int MOST_WITHOUT_AN_ANSWER = 3;

    private final Duration usualTimeout;
    private boolean isAnswered;
    private boolean isRefused;
    private int withoutAnswer;
    private @Nullable Long triedAtNanos;

    RecipientKillQuery(Duration usualTimeout) {
        this.usualTimeout = usualTimeout;
    }

    /** Returns whether the server was asked, or may have been. */
    boolean isSent() {
        return isAnswered || withoutAnswer > 0;
    }

    /** Send it, unless the server has taken it before or one was sent seconds ago. */
    void send(ServerConnection connection, Optional<CloneStatus> ours, long nowNanos) {
        long session = ours.map(CloneStatus::processListId).orElse(0L);
        boolean isTooSoon = triedAtNanos != null && nowNanos - triedAtNanos < TRIES_AGAIN_AFTER.toNanos();
        if (isAnswered || isTooSoon || withoutAnswer >= MOST_WITHOUT_AN_ANSWER || session == 0) {
            return;
        }
        triedAtNanos = nowNanos;
        try {
            connection.networkTimeout(ANSWERS_WITHIN);
            connection.execute("KILL QUERY " + session);
            isAnswered = true;
            log.info("Asked the server to cancel the clone in session {}", session);
            connection.networkTimeout(usualTimeout);
        } catch (SQLException e) {
            if (e.getErrorCode() > 0) {
                tellRefusal(session, e);
                restoreTimeout(connection);
            } else if (!isAnswered) {
                tellSilence(session, e);
                // What comes over it still would be taken for the answer to another statement.
                connection.abort();
            }
        }
    }

    private void tellRefusal(long session, SQLException refusal) {
        if (!isRefused) {
            isRefused = true;
            log.warn(
                    "KILL QUERY {} was refused, it will be tried again while the clone runs: {}. The account needs"
                            + " CONNECTION_ADMIN for the session of another one",
                    session,
                    refusal.getMessage());
        } else {
            log.debug("KILL QUERY {} was refused again: {}", session, refusal.getMessage());
        }
    }

    private void tellSilence(long session, SQLException failure) {
        withoutAnswer++;
        log.warn(
                "KILL QUERY {} was not answered, so that nobody knows whether the server has it; {}: {}",
                session,
                withoutAnswer < MOST_WITHOUT_AN_ANSWER
                        ? "if the clone goes on it is sent again over another connection"
                        : "it is not sent again, and the clone is followed to its end",
                failure.getMessage());
    }

    private void restoreTimeout(ServerConnection connection) {
        try {
            connection.networkTimeout(usualTimeout);
        } catch (SQLException e) {
            log.debug("The connection broke over KILL QUERY: {}", e.getMessage());
        }
    }
}
