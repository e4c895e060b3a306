package io.github.mysqlclone.replication;

import io.github.mysqlclone.server.MySqlCloneException;
import org.jspecify.annotations.Nullable;

/**
 * The three ways in which replication does not come about; the caller has to tell them apart.
 *
 * @since 0.1.0
 */
public abstract sealed class ReplicationException extends MySqlCloneException
        permits ReplicaRefusedException, ReplicationFailedException, ReplicationTimeoutException {

    private static final long serialVersionUID = 1L;

    ReplicationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
