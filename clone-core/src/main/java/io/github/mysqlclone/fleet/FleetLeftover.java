package io.github.mysqlclone.fleet;

import io.github.mysqlclone.preparation.Leftover;
import java.util.Objects;

/**
 * Tell one thing that was changed for a fleet and could not be put back.
 *
 * @param server the {@code host:port} of the server whose clone it was for
 * @param leftover what it is, on which side of that clone
 * @since 0.1.0
 */
public record FleetLeftover(String server, Leftover leftover) {

    /** Require the parts. */
    public FleetLeftover {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(leftover, "leftover");
    }

    @Override
    public String toString() {
        return server + ": " + leftover;
    }
}
