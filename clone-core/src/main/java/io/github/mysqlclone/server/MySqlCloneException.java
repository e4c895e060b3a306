package io.github.mysqlclone.server;

import org.jspecify.annotations.Nullable;

/**
 * The root of all exceptions this library throws of its own accord; the message says what, where and what to do.
 *
 * <p>Serialised, an exception keeps its message, which says it all, its stack and its cause. What its other methods return is not
 * kept: read that, and send it in a form of your own, before it leaves the process.
 *
 * @since 0.1.0
 */
public abstract class MySqlCloneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Create with a message and a cause.
     *
     * @param message what, where and what to do, without secrets
     * @param cause what led to it, or null where nothing did
     */
    protected MySqlCloneException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
