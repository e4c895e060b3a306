package io.github.mysqlclone;

/** Thrown where a clone ended because somebody asked the server to, and the server confirmed it. */
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
        super(message + " " + failure, null);
        this.failure = failure;
    }

    /** {@return stage, what became of the recipient's data, and what to do} */
    public CloneFailure failure() {
        return failure;
    }
}
