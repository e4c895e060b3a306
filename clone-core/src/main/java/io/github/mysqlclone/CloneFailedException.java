package io.github.mysqlclone;

import org.jspecify.annotations.Nullable;

/**
 * Thrown where the server refused or failed a clone, by its own word.
 *
 * @since 0.1.0
 */
public final class CloneFailedException extends CloneException {

    private static final long serialVersionUID = 1L;

    private final transient CloneFailure failure;

    /**
     * Create with all that is known.
     *
     * @param message which clone failed and where, without secrets
     * @param failure what is known of it; its text follows the message
     * @param cause the driver's exception, free of secrets, or null
     */
    public CloneFailedException(String message, CloneFailure failure, @Nullable Throwable cause) {
        super(message + " " + failure, cause);
        this.failure = failure;
    }

    /** {@return error, stage, what became of the recipient's data, and what to do} */
    public CloneFailure failure() {
        return failure;
    }
}
