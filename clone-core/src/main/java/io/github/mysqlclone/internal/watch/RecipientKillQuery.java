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
 */
final class RecipientKillQuery {

    private static final Logger log = LoggerFactory.getLogger(RecipientKillQuery.class);

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(3);

    /** One that the server refuses it will most likely refuse again; somebody may grant the privilege meanwhile. */
    private static final Duration TRIES_AGAIN_AFTER = Duration.ofSeconds(5);

    private final Duration usualTimeout;
    private boolean sent;
    private @Nullable Long refusedAtNanos;

    RecipientKillQuery(Duration usualTimeout) {
        this.usualTimeout = usualTimeout;
    }

    /** Returns whether the server was asked. */
    boolean isSent() {
        return sent;
    }

    /** Send it once; one that the server refuses is tried again some seconds later. */
    void send(ServerConnection connection, Optional<CloneStatus> ours, long nowNanos) {
        long session = ours.map(CloneStatus::processListId).orElse(0L);
        boolean isRefused = refusedAtNanos != null && nowNanos - refusedAtNanos < TRIES_AGAIN_AFTER.toNanos();
        if (sent || isRefused || session == 0) {
            return;
        }
        try {
            connection.networkTimeout(ANSWERS_WITHIN);
            connection.execute("KILL QUERY " + session);
            sent = true;
            log.info("Asked the server to cancel the clone in session {}", session);
        } catch (SQLException e) {
            // Without a number it is the time limit or the network: the server has the statement, and marks the session
            // before it does anything that can hang.
            sent = e.getErrorCode() == 0;
            if (sent) {
                log.warn(
                        "KILL QUERY {} was not answered, the server may take its time to cancel: {}",
                        session,
                        e.getMessage());
            } else {
                tellRefusal(session, e);
                refusedAtNanos = nowNanos;
            }
        } finally {
            restoreTimeout(connection);
        }
    }

    private void tellRefusal(long session, SQLException refusal) {
        if (refusedAtNanos == null) {
            log.warn(
                    "KILL QUERY {} was refused, it will be tried again while the clone runs: {}. The account needs"
                            + " CONNECTION_ADMIN for the session of another one",
                    session,
                    refusal.getMessage());
        } else {
            log.debug("KILL QUERY {} was refused again: {}", session, refusal.getMessage());
        }
    }

    private void restoreTimeout(ServerConnection connection) {
        try {
            connection.networkTimeout(usualTimeout);
        } catch (SQLException e) {
            log.debug("The connection broke over KILL QUERY: {}", e.getMessage());
        }
    }
}
