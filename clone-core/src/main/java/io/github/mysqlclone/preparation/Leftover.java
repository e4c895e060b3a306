package io.github.mysqlclone.preparation;

import io.github.mysqlclone.server.Side;
import java.util.Objects;
import java.util.Optional;

/**
 * Tell one thing that a clone left behind.
 *
 * @param side the server it is on; the one server of a local clone counts as the recipient
 * @param what what it is
 * @param statement what to run there to be rid of it, without secrets; empty where no statement helps
 * @param why why the library did not do that
 * @since 0.1.0
 */
public record Leftover(Side side, String what, Optional<String> statement, String why) {

    /** Require the parts. */
    public Leftover {
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(why, "why");
    }

    @Override
    public String toString() {
        return "Left on the " + side.word() + ": " + what + " (" + why + ")"
                + statement.map(sql -> ". To be rid of it: " + sql).orElse("");
    }
}
