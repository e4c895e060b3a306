package io.github.mysqlclone.provisioning;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.server.MySqlCloneException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown where the clone is complete, and making it a replica failed or took too long; the copy stays in its quarantine.
 *
 * <p>The cause says why, as a {@link io.github.mysqlclone.replication.ReplicationException} or a
 * {@link io.github.mysqlclone.server.ServerConnectionException}. Once it is mended {@link Provisioning#ensureCloned} goes on
 * from there and does not clone again; it takes the {@code Preparation.ledger} of this run to lift the quarantine, and where there
 * are no GTIDs to go on at all. In this process {@link #cloneResult} has what it takes, too.
 *
 * @since 0.1.0
 */
public final class HandoverFailedException extends MySqlCloneException {

    private static final long serialVersionUID = 1L;

    private final transient CloneResult cloneResult;

    /**
     * Create with what is complete and what is not.
     *
     * @param what which provisioning it was to be
     * @param cloneResult the clone
     * @param cause what came in between; null for an interruption
     */
    public HandoverFailedException(String what, CloneResult cloneResult, @Nullable RuntimeException cause) {
        super(
                what + " is cloned, but no replica yet, and in quarantine. "
                        + (cause == null ? "It was interrupted." : cause.getMessage())
                        + " Call ensureCloned again to go on from here, with the same ledger.",
                cause);
        this.cloneResult = cloneResult;
    }

    /** {@return the clone that was made, with the quarantine that is to be lifted} */
    public CloneResult cloneResult() {
        return cloneResult;
    }
}
