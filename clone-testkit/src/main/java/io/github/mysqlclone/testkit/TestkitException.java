package io.github.mysqlclone.testkit;

/**
 * Says that the test kit could not do what it was asked to: the set-up is broken, not the code under test.
 *
 * @since 0.1.0
 */
public class TestkitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception with a message of its own.
     *
     * @param message what went wrong, where, and what to do about it
     */
    public TestkitException(String message) {
        super(message);
    }

    /**
     * Makes an exception with a message of its own and what led to it.
     *
     * @param message what went wrong, where, and what to do about it
     * @param cause what led to it
     */
    public TestkitException(String message, Throwable cause) {
        super(message, cause);
    }
}
