package io.github.mysqlclone.preparation;

import io.github.mysqlclone.server.Side;
import java.util.Objects;
import java.util.Optional;

/**
 * Tell one statement that would be sent.
 *
 * @param side the server it would be sent to
 * @param statement its text, with secrets masked
 * @param undo what would put it back, by the state of the servers now; empty where nothing needs to be, or nothing could
 * @since 0.1.0
 */
public record PlannedStatement(Side side, String statement, Optional<String> undo) {

    /** Require the parts. */
    public PlannedStatement {
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(undo, "undo");
    }
}
