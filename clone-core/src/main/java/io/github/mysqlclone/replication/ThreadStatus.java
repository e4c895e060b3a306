package io.github.mysqlclone.replication;

import io.github.mysqlclone.server.ServerError;
import java.util.Objects;
import java.util.Optional;

/**
 * Show one half of a replication channel.
 *
 * @param state whether it runs
 * @param lastError what last went wrong; the server empties it when the thread is started and when a connection succeeds
 * @param activity what it does, in the server's words; empty if it does not run
 * @since 0.1.0
 */
public record ThreadStatus(ThreadState state, Optional<ServerError> lastError, String activity) {

    /** Require the parts. */
    public ThreadStatus {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(lastError, "lastError");
        Objects.requireNonNull(activity, "activity");
    }

    /** {@return whether it runs and, for a receiver, is connected} */
    public boolean isRunning() {
        return state == ThreadState.RUNNING;
    }

    /** {@return whether it has stopped because something went wrong} */
    public boolean hasFailed() {
        return state == ThreadState.STOPPED && lastError.isPresent();
    }

    /** {@return state and last error} */
    @Override
    public String toString() {
        return state + lastError.map(error -> " (" + error + ")").orElse("");
    }
}
