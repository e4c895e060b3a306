package io.github.mysqlclone;

import io.github.mysqlclone.preparation.Leftover;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown where the recipient could not be asked how the clone ended: it may have completed, or still run.
 *
 * <p>{@link CloneStatus#read(io.github.mysqlclone.server.MySqlServer)} tells the truth once the recipient answers; the
 * clone is the one asked for if the identities are equal.
 *
 * @since 0.1.0
 */
public final class CloneOutcomeUnknownException extends CloneException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable CloneIdentity identity;
    private final transient List<Leftover> leftovers;
    private final transient ServerExit lastExit;

    /**
     * Create with the clone it is about.
     *
     * @param message which clone it is, what kept the truth away and what to do, without secrets
     * @param identity which clone it is, or null if the server had not noted it when it was last seen
     * @param cause what kept the truth away, free of secrets, or null
     */
    public CloneOutcomeUnknownException(String message, @Nullable CloneIdentity identity, @Nullable Throwable cause) {
        this(message, identity, List.of(), cause);
    }

    /**
     * Create with the clone it is about and the changes that were made for it.
     *
     * @param message which clone it is, what kept the truth away and what to do, without secrets
     * @param identity which clone it is, or null if the server had not noted it when it was last seen
     * @param leftovers what was changed and is not put back, since the clone may still run
     * @param cause what kept the truth away, free of secrets, or null
     */
    public CloneOutcomeUnknownException(
            String message, @Nullable CloneIdentity identity, List<Leftover> leftovers, @Nullable Throwable cause) {
        this(message, identity, leftovers, ServerExit.unknown(), cause);
    }

    /**
     * Create with the clone it is about, the changes that were made for it, and what the recipient last said.
     *
     * @param message which clone it is, what kept the truth away and what to do, without secrets
     * @param identity which clone it is, or null if the server had not noted it when it was last seen
     * @param leftovers what was changed and is not put back, since the clone may still run
     * @param lastExit how the recipient's process ended and the end of its error log, without secrets
     * @param cause what kept the truth away, free of secrets, or null
     */
    public CloneOutcomeUnknownException(
            String message,
            @Nullable CloneIdentity identity,
            List<Leftover> leftovers,
            ServerExit lastExit,
            @Nullable Throwable cause) {
        super(message, cause);
        this.identity = identity;
        this.leftovers = List.copyOf(leftovers);
        this.lastExit = lastExit;
    }

    /** {@return which clone it is; empty if the server had not noted it when it was last seen} */
    public Optional<CloneIdentity> identity() {
        return Optional.ofNullable(identity);
    }

    /** {@return what was changed for the clone and is not put back, since the clone may still run} */
    public List<Leftover> leftovers() {
        return leftovers;
    }

    /**
     * {@return how the recipient's process ended, by {@link RestartStrategy#exitReport()}, and the end of its error log, by
     * that or, where the server answers, by {@code performance_schema.error_log}; {@link ServerExit#unknown()} where
     * neither tells}
     */
    public ServerExit lastExit() {
        return lastExit;
    }
}
