package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns an interruption of the waiting thread into a KILL QUERY on the server, and remembers to restore the flag. */
final class Cancellation {

    private static final Logger log = LoggerFactory.getLogger(Cancellation.class);

    /** How long the server may take to confirm. */
    private static final Duration CONFIRMATION = Duration.ofSeconds(60);

    private boolean requested;
    private boolean sent;
    private long requestedNanos;

    void request(long nowNanos) {
        if (!requested) {
            log.info("Interrupted: asking the server to cancel the clone");
            requested = true;
            requestedNanos = nowNanos;
        }
    }

    boolean isRequested() {
        return requested;
    }

    boolean isOverdue(long nowNanos) {
        return requested && nowNanos - requestedNanos > CONFIRMATION.toNanos();
    }

    /** Send KILL QUERY once to the session that the row of this very clone names, on the server that showed it. */
    void send(ServerConnection connection, Optional<CloneStatus> ours) {
        long session = ours.map(CloneStatus::processListId).orElse(0L);
        if (!requested || sent || session == 0) {
            return;
        }
        try {
            connection.execute("KILL QUERY " + session);
            sent = true;
        } catch (SQLException e) {
            log.warn("KILL QUERY {} failed, will be tried again: {}", session, e.getMessage());
        }
    }

    void restoreFlag() {
        if (requested) {
            Thread.currentThread().interrupt();
        }
    }
}
