package io.github.mysqlclone.internal.provisioning;

import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.replication.ForeseenObstacles;
import io.github.mysqlclone.provisioning.ProvisioningVerdict;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Behind;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.ConsentNeeded;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Empty;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Quarantined;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.ReplaceConsented;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Replicating;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.server.MySqlServer;
import java.util.List;
import java.util.Optional;

/** Adds to a verdict what is in the way of it. */
record VerdictWithObstacles(ConnectionOpener opener, ReplicaPlan plan, Optional<MySqlServer> donorAsAfterwards) {

    ProvisioningVerdict of(ProvisioningVerdict verdict, MySqlServer recipient, MySqlServer donor) {
        try (ServerConnection copy = opener.open(recipient, verdict.recipientUuid());
                ServerConnection source = opener.open(donor)) {
            ForeseenObstacles foreseen = new ForeseenObstacles(plan, opener, true);
            if (verdict instanceof Replicating || verdict instanceof Quarantined) {
                return with(verdict, foreseen.ofAReplica(copy, source));
            }
            return with(
                    verdict,
                    verdict instanceof Behind
                            ? foreseen.beforeReplication(copy, source)
                            : foreseen.beforeTheClone(copy, source, donorAsAfterwards)
                                    .all());
        }
    }

    private static ProvisioningVerdict with(ProvisioningVerdict verdict, List<Obstacle> obstacles) {
        if (verdict instanceof Replicating replicating) {
            return new Replicating(replicating.recipientUuid(), replicating.status(), obstacles);
        }
        if (verdict instanceof Quarantined quarantined) {
            return new Quarantined(quarantined.recipientUuid(), quarantined.status(), obstacles);
        }
        if (verdict instanceof Behind behind) {
            return new Behind(
                    behind.recipientUuid(),
                    behind.missing(),
                    behind.from(),
                    behind.channel(),
                    behind.quarantined(),
                    obstacles);
        }
        if (verdict instanceof Empty empty) {
            return new Empty(empty.recipientUuid(), obstacles);
        }
        return verdict instanceof ReplaceConsented consented
                ? new ReplaceConsented(consented.recipientUuid(), consented.reasons(), obstacles)
                : new ConsentNeeded(verdict.recipientUuid(), ((ConsentNeeded) verdict).reasons(), obstacles);
    }
}
