package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.outcome.StatementReturn;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns once of a proxy that gives sessions other ids than the server does: what the server notes as the clone's session is
 * then not what {@code CONNECTION_ID()} said.
 */
final class SessionIdWarning {

    private static final Logger log = LoggerFactory.getLogger(SessionIdWarning.class);

    /** The same clone of another caller's, of whom the server turns one away: it says so at once. */
    private static final Duration TURNED_AWAY_WITHIN = Duration.ofSeconds(2);

    private final MySqlServer recipient;
    private final long session;
    private @Nullable Long sinceNanos;
    private boolean isTold;

    /** Warn of this server, on which the statement was sent in a session that said it had this id. */
    SessionIdWarning(MySqlServer recipient, long session) {
        this.recipient = recipient;
        this.session = session;
    }

    /**
     * Look at what the recipient says now.
     *
     * @param match the row, if it is that of this clone in all but the session
     * @return whether it has warned by now
     */
    boolean look(Optional<CloneStatus> match, Optional<StatementReturn> outcome, long nowNanos) {
        boolean isRefused =
                outcome.filter(StatementReturn.Rejected.class::isInstance).isPresent()
                        && outcome.filter(StatementReturn::restartFollows).isEmpty();
        if (match.isEmpty() || isRefused || isTold) {
            sinceNanos = null;
            return isTold;
        }
        if (sinceNanos == null) {
            sinceNanos = nowNanos;
        }
        if (outcome.isPresent() || nowNanos - sinceNanos >= TURNED_AWAY_WITHIN.toNanos()) {
            isTold = true;
            log.warn(
                    "clone_status on {} names session {} for a clone that is this one in source, destination and time, but"
                            + " the statement was sent in session {}. Does a proxy in between change session ids, or"
                            + " hand one session's statements to several? Then a clone can neither be told from"
                            + " another one for certain nor be cancelled; reach the recipient without it",
                    recipient,
                    match.get().processListId(),
                    session);
        }
        return isTold;
    }
}
