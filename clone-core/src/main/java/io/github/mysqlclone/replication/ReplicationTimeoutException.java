package io.github.mysqlclone.replication;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown where a replica is not yet there at the end of the time it was given; the message says whether it goes on.
 *
 * @since 0.1.0
 */
public final class ReplicationTimeoutException extends ReplicationException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable ReplicaStatus status;

    /**
     * Create with what was waited for.
     *
     * @param what what was waited for, and where
     * @param limit how long
     * @param status what was seen last, or null if there was nothing to be seen
     */
    public ReplicationTimeoutException(String what, Duration limit, @Nullable ReplicaStatus status) {
        super(
                "Not within " + limit + ": " + what + ". Seen last: " + (status == null ? "no channel" : status) + ".",
                null);
        this.status = status;
    }

    /** {@return what was seen last; empty if there was nothing to be seen} */
    public Optional<ReplicaStatus> status() {
        return Optional.ofNullable(status);
    }
}
