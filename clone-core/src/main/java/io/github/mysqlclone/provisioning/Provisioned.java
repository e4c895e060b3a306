package io.github.mysqlclone.provisioning;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.replication.ReplicaStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Report what {@link Provisioning#ensureCloned} has done.
 *
 * @param verdict what was found beforehand
 * @param cloneResult the clone that was made; empty if none was needed
 * @param status the replica as it is now
 * @param leftovers what was changed, by this run or one before, and could not be put back
 * @param quarantined whether it is set up as in quarantine, read-only and without an event scheduler: because that is how it
 *     is to be, or because a run was broken off whose {@code Preparation.ledger} is not there to tell what was persisted before. It
 *     replicates; whoever opens it leaves its ENABLED events to the donor first
 * @since 0.1.0
 */
public record Provisioned(
        ProvisioningVerdict verdict,
        Optional<CloneResult> cloneResult,
        ReplicaStatus status,
        List<Leftover> leftovers,
        boolean quarantined) {

    /** Require the parts. */
    public Provisioned {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(cloneResult, "cloneResult");
        Objects.requireNonNull(status, "status");
        leftovers = List.copyOf(leftovers);
    }
}
