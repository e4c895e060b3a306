package io.github.mysqlclone.fleet;

import io.github.mysqlclone.server.MySqlCloneException;

/**
 * Thrown where another call is at work on a fleet of the same source; nothing was changed.
 *
 * @since 0.1.0
 */
public final class FleetBusyException extends MySqlCloneException {

    private static final long serialVersionUID = 1L;

    /**
     * Create with whose lease it is.
     *
     * @param root the source of the fleet
     * @param holder the session there that holds the lease
     */
    public FleetBusyException(String root, long holder) {
        super(
                "The fleet of " + root
                        + " was not begun, and nothing was changed: another call is at work on a fleet of this"
                        + " source; its session there is " + holder + ". Wait for its end.",
                null);
    }
}
