package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cancels on the server: KILL QUERY of the session that the row of this very clone names, where that row was read. */
final class KillQuery {

    private static final Logger log = LoggerFactory.getLogger(KillQuery.class);

    private boolean sent;

    /** Returns whether the server was asked. */
    boolean isSent() {
        return sent;
    }

    /** Send it once; a failure is tried again at the next look. */
    void send(ServerConnection connection, Optional<CloneStatus> ours) {
        long session = ours.map(CloneStatus::processListId).orElse(0L);
        if (sent || session == 0) {
            return;
        }
        try {
            connection.execute("KILL QUERY " + session);
            sent = true;
            log.info("Asked the server to cancel the clone in session {}", session);
        } catch (SQLException e) {
            log.warn("KILL QUERY {} failed, it will be tried again: {}", session, e.getMessage());
        }
    }
}
