package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.stall.DonorLine;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.StageProgress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cancels a clone on the recipient, and where the recipient cannot let go of its donor, on the donor.
 *
 * <p>A recipient that reads from its donor by TLS may hang in its own KILL QUERY, see {@link KillQuery}. It wakes up when
 * the donor closes the connection.
 */
final class Cancellation {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KillQuery killQuery;
    private final DonorLine donor;
    private @Nullable Long sentAtNanos;
    private boolean donorWasTold;

    Cancellation(KillQuery killQuery, DonorLine donor) {
        this.killQuery = killQuery;
        this.donor = donor;
    }

    /** Do what is due for a clone that goes on although somebody wants it cancelled. */
    void pursue(ServerConnection connection, Optional<CloneStatus> ours, long nowNanos) {
        killQuery.send(connection, ours);
        if (!killQuery.isSent()) {
            return;
        }
        if (sentAtNanos == null) {
            sentAtNanos = nowNanos;
        }
        boolean late = nowNanos - sentAtNanos > PATIENCE.toNanos();
        if (late && !donorWasTold && ours.filter(Cancellation::isCopying).isPresent()) {
            donorWasTold = true;
            donor.endServing();
        }
    }

    private static boolean isCopying(CloneStatus status) {
        return status.stages().stream()
                .filter(stage -> stage.stage().copiesBytes())
                .map(StageProgress::state)
                .anyMatch(ReportedState.IN_PROGRESS::equals);
    }
}
