package io.github.mysqlclone;

import io.github.mysqlclone.internal.status.StatusInspection;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.StageProgress;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerError;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Show what a server says of its last clone: one look at {@code clone_status} and {@code clone_progress}.
 *
 * @param identity which clone it is
 * @param state the server's word for it
 * @param processListId the id of the session that runs it; 0 after a restart
 * @param destination {@code LOCAL INSTANCE} for a replace clone, otherwise the directory
 * @param end when it ended; empty while it runs
 * @param error what went wrong; empty if nothing did
 * @param coordinates up to where the copy goes; empty for a clone into a directory (a server started on it knows) and
 *     before a replace clone is completed
 * @param stages one entry per stage; empty if no stage began
 * @since 0.1.0
 */
public record CloneStatus(
        CloneIdentity identity,
        ReportedState state,
        long processListId,
        String destination,
        Optional<Instant> end,
        Optional<ServerError> error,
        Optional<BinlogCoordinates> coordinates,
        List<StageProgress> stages) {

    /** ER_QUERY_INTERRUPTED. */
    private static final int INTERRUPTED = 1317;

    /** Require the parts and copy the list. */
    public CloneStatus {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(coordinates, "coordinates");
        stages = List.copyOf(stages);
    }

    /**
     * Read what this server says of its last clone; blocks for one connection and at most four short statements.
     *
     * @param server the server that ran the CLONE statement, or a server started on a cloned directory
     * @return empty if it never cloned
     * @throws io.github.mysqlclone.server.ServerConnectionException if the server cannot be reached, has no active clone
     *     plugin (error 1146), or the account may not read the tables (error 1142)
     */
    public static Optional<CloneStatus> read(MySqlServer server) {
        return StatusInspection.read(server);
    }

    /**
     * {@return whether the server died in the middle of this clone}
     *
     * <p>Its row then says {@code In Progress} for ever, but no session runs it and error 1317 is noted (seen on 9.7.4
     * after kill -9).
     */
    public boolean isDead() {
        return state == ReportedState.IN_PROGRESS
                && processListId == 0
                && error.filter(found -> found.number() == INTERRUPTED).isPresent();
    }
}
