package io.github.mysqlclone.internal.outcome;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.server.ServerError;
import java.util.Optional;

/** What one look at the recipient means for the clone. */
public sealed interface CloneStanding {

    /** Returns the row by which the clone is known from now on; empty where there is none that is surely its own. */
    default Optional<CloneStatus> ours() {
        return Optional.empty();
    }

    /** Not decided; look again. */
    record Wait(CloneState state, Optional<CloneStatus> status) implements CloneStanding {

        @Override
        public Optional<CloneStatus> ours() {
            return status;
        }
    }

    /** The server says {@code Completed} of this clone. */
    record Completed(CloneStatus status) implements CloneStanding {

        @Override
        public Optional<CloneStatus> ours() {
            return Optional.of(status);
        }
    }

    /** The server says that this clone failed, refused it, or died in it. */
    record Failed(Optional<ServerError> error, Optional<CloneStatus> status) implements CloneStanding {

        @Override
        public Optional<CloneStatus> ours() {
            return status;
        }
    }

    /** The plugin was cloned away; without it the outcome cannot be read. */
    record TablesGone() implements CloneStanding {}

    /**
     * The statement's connection is gone, or it was interrupted, and the server has no note of the clone: ask whether its
     * session lives.
     *
     * @param overwritten whether the note of another clone stands there, which may have taken its place
     */
    record MaybeNeverBegun(boolean overwritten) implements CloneStanding {}

    /**
     * What the server says may not last. The statement has come back for good, but the row does not say so: it lags, or
     * another clone has overwritten it. Or the row says that it failed, and the server may restart into the copy yet.
     *
     * @param error with which it has failed if that lasts; then the row is its own
     */
    record Contradiction(Optional<ServerError> error, Optional<CloneStatus> status) implements CloneStanding {

        @Override
        public Optional<CloneStatus> ours() {
            return error.flatMap(said -> status);
        }
    }
}
