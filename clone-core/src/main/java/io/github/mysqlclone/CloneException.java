package io.github.mysqlclone;

import io.github.mysqlclone.server.MySqlCloneException;
import org.jspecify.annotations.Nullable;

/**
 * The four ways in which a clone does not end well; the caller has to tell them apart.
 *
 * @since 0.1.0
 */
public abstract sealed class CloneException extends MySqlCloneException
        permits PreflightFailedException, CloneFailedException, CloneCancelledException, CloneOutcomeUnknownException {

    private static final long serialVersionUID = 1L;

    CloneException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
