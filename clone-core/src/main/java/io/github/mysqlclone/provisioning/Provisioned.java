package io.github.mysqlclone.provisioning;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.replication.ReplicaStatus;
import java.util.Objects;
import java.util.Optional;

/**
 * Report what {@link Provisioning#ensureCloned} has done.
 *
 * @param verdict what was found beforehand
 * @param cloneResult the clone that was made; empty if none was needed
 * @param status the replica as it is now
 * @param quarantined whether it stays in the quarantine of an earlier run that was broken off, since no
 *     {@code Preparation.ledger} tells what was persisted before: it replicates, and takes no writes of others until somebody
 *     sets {@code super_read_only}, {@code event_scheduler} and {@code skip_replica_start} as they are to be
 */
public record Provisioned(
        ProvisioningVerdict verdict, Optional<CloneResult> cloneResult, ReplicaStatus status, boolean quarantined) {

    /** Require the parts. */
    public Provisioned {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(cloneResult, "cloneResult");
        Objects.requireNonNull(status, "status");
    }
}
