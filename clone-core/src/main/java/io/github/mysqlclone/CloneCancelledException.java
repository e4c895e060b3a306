package io.github.mysqlclone;

import org.jspecify.annotations.Nullable;

/**
 * Thrown where a clone ended because somebody asked the server to, and the server confirmed it.
 *
 * @since 0.1.0
 */
public final class CloneCancelledException extends CloneException {

    private static final long serialVersionUID = 1L;

    private final transient CloneFailure failure;

    /**
     * Create with all that is known.
     *
     * @param message which clone was cancelled, without secrets
     * @param failure what is known of it; its text follows the message
     */
    public CloneCancelledException(String message, CloneFailure failure) {
        this(message, failure, null);
    }

    /**
     * Create with all that is known, and with what made somebody end it.
     *
     * @param message which clone it was, without secrets
     * @param failure what is known of it; its text follows the message
     * @param cause what led to the cancellation, free of secrets, or null
     */
    public CloneCancelledException(String message, CloneFailure failure, @Nullable Throwable cause) {
        super(message + " " + failure.ofCancelled(), cause);
        this.failure = failure;
    }

    /**
     * {@return stage, what became of the recipient's data, and what to do; its {@link CloneFailure#error() error} is the
     * server's note of the cancellation}
     */
    public CloneFailure failure() {
        return failure;
    }
}
