package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.donor.DonorSessions;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.StageProgress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cancels a clone: while it copies, by ending its sessions on the donor; else, or where the donor cannot be reached from
 * here, by {@link RecipientKillQuery} on the recipient.
 *
 * <p>In that order, since KILL QUERY may lock up the recipient for good while it reads from its donor, and a donor's
 * session that ends never did: the recipient then fails with 3862(1815) within a second or two (seen on 9.7.4).
 */
final class Cancellation {

    /** How long the recipient may take to notice that its donor has gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RecipientKillQuery killQuery;
    private final DonorSessions donor;
    private boolean donorWasTried;
    private @Nullable Long donorEndedAtNanos;

    Cancellation(RecipientKillQuery killQuery, DonorSessions donor) {
        this.killQuery = killQuery;
        this.donor = donor;
    }

    /** Returns whether a server was asked. */
    boolean isSent() {
        return donorEndedAtNanos != null || killQuery.isSent();
    }

    /** Do what is due for a clone that goes on although somebody wants it cancelled. */
    void pursue(ServerConnection connection, Optional<CloneStatus> ours, long nowNanos) {
        if (!donorWasTried && ours.filter(Cancellation::isCopying).isPresent()) {
            donorWasTried = true;
            if (donor.endServing()) {
                donorEndedAtNanos = nowNanos;
            }
        }
        boolean isPatient = donorEndedAtNanos != null && nowNanos - donorEndedAtNanos < PATIENCE.toNanos();
        if (!isPatient) {
            killQuery.send(connection, ours, nowNanos);
        }
    }

    private static boolean isCopying(CloneStatus status) {
        return status.stages().stream()
                .filter(stage -> stage.stage().copiesBytes())
                .map(StageProgress::state)
                .anyMatch(ReportedState.IN_PROGRESS::equals);
    }
}
