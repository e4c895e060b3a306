package io.github.mysqlclone.fleet;

import io.github.mysqlclone.server.MySqlCloneException;
import java.util.stream.Collectors;

/**
 * Thrown where something is in the way of a member, before anything was changed on any.
 *
 * @since 0.1.0
 */
public final class FleetRefusedException extends MySqlCloneException {

    private static final long serialVersionUID = 1L;

    private final transient FleetVerdict verdict;

    /**
     * Create with what was found.
     *
     * @param verdict it refuses at least one member
     */
    public FleetRefusedException(FleetVerdict verdict) {
        super(
                "The fleet was not begun, and nothing was changed: of "
                        + verdict.members().size() + " members "
                        + verdict.refused().size()
                        + " are refused. Mend what is in the way, or leave them as they are with"
                        + " skipFailing().\n"
                        + verdict.refused().stream().map(Object::toString).collect(Collectors.joining("\n")),
                null);
        this.verdict = verdict;
    }

    /** {@return what was found, of all members} */
    public FleetVerdict verdict() {
        return verdict;
    }
}
