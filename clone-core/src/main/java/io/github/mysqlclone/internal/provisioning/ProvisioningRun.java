package io.github.mysqlclone.internal.provisioning;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.NetworkLimits;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.provisioning.ConsentNeededException;
import io.github.mysqlclone.provisioning.Provisioned;
import io.github.mysqlclone.provisioning.ProvisioningVerdict;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Behind;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.ConsentNeeded;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Replicating;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.GtidSet;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One provisioning from the look at both servers to the replica that has caught up. */
public final class ProvisioningRun {

    private static final Logger log = LoggerFactory.getLogger(ProvisioningRun.class);

    private final RemoteCloneSpec spec;
    private final MySqlServer recipient;
    private final MySqlServer afterClone;
    private final MySqlServer donor;
    private final UnaryOperator<ReplicaSetup> replication;
    private final SituationReader reader;

    /** Create for what is wanted. */
    public ProvisioningRun(RemoteCloneSpec spec, MySqlServer recipient, UnaryOperator<ReplicaSetup> replication) {
        this.spec = spec;
        this.recipient = recipient;
        this.afterClone = spec.serverAfterRestart()
                .orElseGet(() -> spec.accountAfterRestart().map(recipient::as).orElse(recipient));
        this.donor = spec.donorServer().orElseThrow();
        this.replication = replication;
        SecretMask mask =
                SecretMask.of(Stream.of(recipient, afterClone, donor).flatMap(server -> server.account().stream()));
        this.reader = new SituationReader(
                new ConnectionOpener(
                        new NetworkLimits(
                                spec.timeouts().connect(), spec.timeouts().query()),
                        mask),
                new Address(spec.donorHost(), spec.donorPort()));
    }

    /** Look and judge. */
    public ProvisioningVerdict verdict() {
        return judge(reader.reachable(recipient, afterClone));
    }

    private ProvisioningVerdict judge(MySqlServer reached) {
        return reader.read(reached, donor).judge(spec.replaceDataOf());
    }

    /** Look, judge, and do what has to be done. */
    public Provisioned ensure(Duration catchUp) throws InterruptedException {
        Objects.requireNonNull(catchUp, "catchUp");
        requireCompleteSetup();
        MySqlServer reached = reader.reachable(recipient, afterClone);
        ProvisioningVerdict verdict = judge(reached);
        log.info("{} as a replica of {}: {}", recipient, spec.source(), verdict);
        if (verdict instanceof Replicating replicating) {
            return new Provisioned(verdict, Optional.empty(), replicating.status());
        }
        if (verdict instanceof Behind behind) {
            ReplicaSetup setup = ReplicaSetup.from(behind.from());
            return new Provisioned(
                    verdict,
                    Optional.empty(),
                    replicate(behind.hasChannel() ? setup.resetChannels() : setup, reached, catchUp));
        }
        if (verdict instanceof ConsentNeeded needed) {
            throw new ConsentNeededException("Making " + recipient + " a replica of " + spec.source(), needed);
        }
        CloneResult result = cloneIt(reached);
        // Whatever channels there are now, the clone has brought them.
        ReplicaStatus status = replicate(ReplicaSetup.from(result).resetChannels(), afterClone, catchUp);
        return new Provisioned(verdict, Optional.of(result), status);
    }

    private CloneResult cloneIt(MySqlServer reached) {
        RemoteCloneSpec quarantined = spec.prepare(spec.preparation().quarantine());
        try (CloneSession session = quarantined.openSession(reached)) {
            return session.run();
        }
    }

    /** What is missing there is to be heard before the clone, and not after it. */
    private void requireCompleteSetup() {
        ReplicaPlan plan = complete(ReplicaSetup.from(
                        new BinlogCoordinates(Optional.empty(), 0, GtidSet.empty(), Optional.empty())))
                .plan();
        log.debug("Replication will be set up from {}", plan.source());
    }

    private ReplicaSetup complete(ReplicaSetup begun) {
        return replication.apply(
                begun.source(spec.donorHost(), spec.donorPort()).sourceServer(donor));
    }

    private ReplicaStatus replicate(ReplicaSetup begun, MySqlServer copy, Duration catchUp)
            throws InterruptedException {
        return complete(begun).startOn(copy).awaitCaughtUp(catchUp);
    }
}
