package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ReplicationFailedException;
import io.github.mysqlclone.replication.ReplicationThread;
import io.github.mysqlclone.replication.ThreadStatus;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who replicates from whom, and how it is told if one of the two halves does not work.
 *
 * @param plan what is wanted
 * @param recipient the copy
 * @param uuid its {@code server_uuid}
 * @param sourceUuid that of the source
 * @param byGtid whether it goes by GTIDs
 */
record SourceAndReplica(ReplicaPlan plan, MySqlServer recipient, String uuid, String sourceUuid, boolean byGtid) {

    /** A receiver that lost its connection tries again; a half that stopped does not. */
    void requireAtWork(ReplicaStatus status, ReplicationThread thread, Supplier<String> outcome) {
        ThreadStatus half = of(status, thread);
        switch (half.state()) {
            case RUNNING, CONNECTING -> {}
            case STOPPED -> throw failure(outcome.get(), thread, half);
        }
    }

    static ThreadStatus of(ReplicaStatus status, ReplicationThread thread) {
        return switch (thread) {
            case RECEIVER -> status.receiver();
            case APPLIER -> status.applier();
        };
    }

    ReplicationFailedException failure(String outcome, ReplicationThread thread, ThreadStatus half) {
        ServerError error = half.lastError().orElse(null);
        return failure(
                outcome,
                thread,
                error,
                error == null ? "Somebody has stopped it; start it again." : ReplicationAdvice.of(error));
    }

    ReplicationFailedException failure(
            String outcome, @Nullable ReplicationThread thread, @Nullable ServerError error, String remedy) {
        return new ReplicationFailedException(
                "Replication of " + this + " failed. " + outcome, thread, error, remedy, null);
    }

    /** The server refused a statement, or somebody else came in between. */
    ReplicationFailedException couldNotBegin(String outcome, String needed, SQLException cause) {
        ServerError error = ServerError.of(cause).orElse(null);
        return new ReplicationFailedException(
                "Replication of " + this + " could not begin" + (error == null ? ": " + cause.getMessage() : "") + ". "
                        + outcome,
                null,
                error,
                needed,
                cause);
    }

    ReplicationFailedException wrongSource(String found, String outcome, String remedy) {
        return failure(
                "Its source is server " + found + ", and the one that was looked at is " + sourceUuid
                        + "; nothing of it was applied. " + outcome,
                null,
                null,
                remedy);
    }

    @Override
    public String toString() {
        return recipient + " from " + plan.source();
    }
}
