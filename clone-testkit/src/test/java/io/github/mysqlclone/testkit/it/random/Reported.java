package io.github.mysqlclone.testkit.it.random;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.server.MySqlCloneException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the library said of a clone in the end.
 *
 * @param isTakenUp whether it said so to somebody who took up the clone of a process that was killed
 */
record Reported(Optional<CloneResult> result, Optional<Throwable> thrown, boolean isTakenUp) {

    /** How it ended, as its caller understands it. */
    enum End {
        COMPLETED,
        FAILED,
        CANCELLED,
        UNRESOLVED,
        /** A server failed or was refused before the statement was sent. */
        NOT_BEGUN,
        /** An exception that says nothing of a clone. */
        UNEXPECTED
    }

    static Reported of(@Nullable CloneResult result, @Nullable Throwable thrown) {
        return new Reported(Optional.ofNullable(result), Optional.ofNullable(thrown), false);
    }

    /** Somebody took it up; without a result or an exception there was nothing to take up. */
    static Reported takenUp(@Nullable CloneResult result, @Nullable Throwable thrown) {
        return new Reported(Optional.ofNullable(result), Optional.ofNullable(thrown), true);
    }

    End end() {
        if (result.isPresent()) {
            return End.COMPLETED;
        }
        if (thrown.isEmpty()) {
            return End.NOT_BEGUN;
        }
        Throwable end = thrown.get();
        if (end instanceof PreflightFailedException) {
            return End.NOT_BEGUN;
        } else if (end instanceof CloneFailedException) {
            return End.FAILED;
        } else if (end instanceof CloneCancelledException) {
            return End.CANCELLED;
        } else if (end instanceof CloneOutcomeUnknownException) {
            return End.UNRESOLVED;
        }
        if (!(end instanceof MySqlCloneException)) {
            return End.UNEXPECTED;
        }
        // Whoever takes a clone up that cannot be read knows nothing of it.
        return isTakenUp ? End.UNRESOLVED : End.NOT_BEGUN;
    }

    Optional<CloneFailure> failure() {
        if (thrown.orElse(null) instanceof CloneFailedException failed) {
            return Optional.of(failed.failure());
        }
        return thrown.orElse(null) instanceof CloneCancelledException cancelled
                ? Optional.of(cancelled.failure())
                : Optional.empty();
    }

    Optional<CloneIdentity> identity() {
        if (thrown.orElse(null) instanceof CloneOutcomeUnknownException unknown) {
            return unknown.identity();
        }
        return result.map(CloneResult::identity).or(() -> failure().flatMap(CloneFailure::identity));
    }

    List<Leftover> leftovers() {
        if (thrown.orElse(null) instanceof CloneOutcomeUnknownException unknown) {
            return unknown.leftovers();
        }
        return result.map(CloneResult::leftovers)
                .or(() -> failure().map(CloneFailure::leftovers))
                .orElse(List.of());
    }

    @Override
    public String toString() {
        return end() + thrown.map(end -> ": " + end.getMessage()).orElse("");
    }
}
