package io.github.mysqlclone.replication;

import io.github.mysqlclone.server.ServerError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown where the server refused replication, or one of its threads failed.
 *
 * @since 0.1.0
 */
public final class ReplicationFailedException extends ReplicationException {

    private static final long serialVersionUID = 1L;

    /** The half that failed; null if the server refused a statement. */
    private final @Nullable ReplicationThread thread;

    private final transient @Nullable ServerError error;
    /** What to do. */
    private final String remedy;

    /**
     * Create with all that is known.
     *
     * @param what what failed and where, and what became of the channel; without secrets
     * @param thread the half that failed, or null if the server refused a statement
     * @param error what the server said, or null if it said nothing
     * @param remedy what to do
     * @param cause the driver's exception, free of secrets, or null
     */
    public ReplicationFailedException(
            String what,
            @Nullable ReplicationThread thread,
            @Nullable ServerError error,
            String remedy,
            @Nullable Throwable cause) {
        super(
                what + (thread == null ? "" : " The " + thread.word() + " failed.")
                        + (error == null ? "" : " Server error " + error + ".") + " " + remedy,
                cause);
        this.thread = thread;
        this.error = error;
        this.remedy = remedy;
    }

    /** {@return the half that failed; empty if the server refused a statement} */
    public Optional<ReplicationThread> thread() {
        return Optional.ofNullable(thread);
    }

    /** {@return what the server said} */
    public Optional<ServerError> error() {
        return Optional.ofNullable(error);
    }

    /** {@return what to do} */
    public String remedy() {
        return remedy;
    }
}
