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
 */
public record Provisioned(ProvisioningVerdict verdict, Optional<CloneResult> cloneResult, ReplicaStatus status) {

    /** Require the parts. */
    public Provisioned {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(cloneResult, "cloneResult");
        Objects.requireNonNull(status, "status");
    }
}
