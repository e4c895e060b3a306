package io.github.mysqlclone.internal.outcome;

import java.time.Duration;
import java.time.Instant;

/**
 * By which a row of {@code clone_status} is known to be that of a statement.
 *
 * @param session the id of the session that sends it
 * @param readyAt the server's time right before it was sent
 */
public record SentStatement(long session, Instant readyAt) {

    /** A clone notes its beginning as soon as the server has the statement, before it connects to the donor. */
    private static final Duration BEGINS_WITHIN = Duration.ofSeconds(5);

    /** Returns whether a clone of this statement may have begun then. */
    boolean mayHaveBegunAt(Instant beginTime) {
        return !beginTime.isBefore(readyAt) && beginTime.isBefore(readyAt.plus(BEGINS_WITHIN));
    }
}
