package io.github.mysqlclone;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown where the recipient could not be asked how the clone ended: it may have completed, or still run.
 *
 * <p>{@link CloneStatus#read(io.github.mysqlclone.server.MySqlServer)} tells the truth once the recipient answers; the
 * clone is the one asked for if the identities are equal.
 */
public final class CloneOutcomeUnknownException extends CloneException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable CloneIdentity identity;

    /**
     * Create with the clone it is about.
     *
     * @param message which clone it is, what kept the truth away and what to do, without secrets
     * @param identity which clone it is, or null if the server had not noted it when it was last seen
     * @param cause what kept the truth away, free of secrets, or null
     */
    public CloneOutcomeUnknownException(String message, @Nullable CloneIdentity identity, @Nullable Throwable cause) {
        super(message, cause);
        this.identity = identity;
    }

    /** {@return which clone it is; empty if the server had not noted it when it was last seen} */
    public Optional<CloneIdentity> identity() {
        return Optional.ofNullable(identity);
    }
}
