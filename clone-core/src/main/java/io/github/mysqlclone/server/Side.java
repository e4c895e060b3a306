package io.github.mysqlclone.server;

/**
 * The two servers of a clone. A local clone has one server, which counts as the recipient.
 *
 * @since 0.1.0
 */
public enum Side {
    /** The server that is copied. */
    DONOR,
    /** The server that runs the statement and receives the copy. */
    RECIPIENT;

    /** {@return the word for use inside a sentence: {@code donor} or {@code recipient}} */
    public String word() {
        return switch (this) {
            case DONOR -> "donor";
            case RECIPIENT -> "recipient";
        };
    }
}
