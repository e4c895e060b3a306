package io.github.mysqlclone;

/** Thrown where a clone ended because somebody asked the server to, and the server confirmed it. */
public final class CloneCancelledException extends CloneException {

    private static final long serialVersionUID = 1L;

    private final transient CloneFailure failure;

    /** Create with all that is known. */
    public CloneCancelledException(String message, CloneFailure failure) {
        super(message + " " + failure, null);
        this.failure = failure;
    }

    /** Returns stage, what became of the recipient's data, and what to do. */
    public CloneFailure failure() {
        return failure;
    }
}
