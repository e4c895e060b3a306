package io.github.mysqlclone.internal.provisioning;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.NetworkLimits;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.replication.ChannelResume;
import io.github.mysqlclone.internal.replication.ReplicaStart;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.provisioning.ConsentNeededException;
import io.github.mysqlclone.provisioning.HandoverFailedException;
import io.github.mysqlclone.provisioning.Provisioned;
import io.github.mysqlclone.provisioning.ProvisioningVerdict;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Behind;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.ConsentNeeded;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Empty;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Quarantined;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.ReplaceConsented;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Replicating;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.Replica;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaRefusedException;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ReplicationException;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One provisioning from the look at both servers to the replica that has caught up. */
public final class ProvisioningRun {

    private static final Logger log = LoggerFactory.getLogger(ProvisioningRun.class);

    /** Where a setup begins that is only asked what the caller has said in it. */
    private static final BinlogCoordinates NOWHERE =
            new BinlogCoordinates(Optional.empty(), 0, GtidSet.empty(), Optional.empty());

    private final RemoteCloneSpec spec;
    private final MySqlServer recipient;
    private final MySqlServer afterClone;
    private final MySqlServer donor;
    private final UnaryOperator<ReplicaSetup> replication;
    private final ConnectionOpener opener;
    private final EarlierRunLedger notes;
    private final SituationReader reader;

    /** Create for what is wanted. */
    public ProvisioningRun(RemoteCloneSpec spec, MySqlServer recipient, UnaryOperator<ReplicaSetup> replication) {
        this.spec = spec;
        this.recipient = recipient;
        this.afterClone = spec.serverAfterRestart()
                .orElseGet(
                        () -> spec.accountAfterRestart().map(recipient::login).orElse(recipient));
        this.donor = spec.donorServer().orElseThrow();
        this.replication = replication;
        this.opener = openerKnowing(Stream.empty());
        this.notes = new EarlierRunLedger(spec.preparation().ledger());
        this.reader = new SituationReader(opener, new Address(spec.donorHost(), spec.donorPort()), notes);
    }

    /** Look and judge. */
    public ProvisioningVerdict verdict() {
        return judge(wanted(), reached());
    }

    private ConnectionOpener openerKnowing(Stream<Account> more) {
        return new ConnectionOpener(
                new NetworkLimits(spec.timeouts().connect(), spec.timeouts().query()),
                SecretMask.of(Stream.concat(
                        more, Stream.of(recipient, afterClone, donor).flatMap(server -> server.account().stream()))));
    }

    /** What is missing in the setup is to be heard before anything else. */
    private ReplicaPlan wanted() {
        return complete(ReplicaSetup.from(NOWHERE)).plan();
    }

    private ProvisioningVerdict judge(ReplicaPlan wanted, MySqlServer reached) {
        Optional<MySqlServer> donorAsAfterwards = donor.dataSource().isPresent()
                ? Optional.empty()
                : afterClone.account().map(donor::login);
        return new VerdictWithObstacles(openerKnowing(Stream.of(wanted.account())), wanted, donorAsAfterwards)
                .of(reader.read(reached, donor).judge(spec.replaceDataOf()), reached, donor);
    }

    /** Look, judge, and do what has to be done. */
    public Provisioned ensure(Duration catchUp) throws InterruptedException {
        Objects.requireNonNull(catchUp, "catchUp");
        ReplicaPlan wanted = wanted();
        MySqlServer reached = reached();
        ProvisioningVerdict verdict = judge(wanted, reached);
        log.info("{} as a replica of {}: {}", recipient, spec.source(), verdict);
        if (verdict instanceof ConsentNeeded needed) {
            throw new ConsentNeededException("Making " + recipient + " a replica of " + spec.source(), needed);
        }
        if (!(verdict instanceof Replicating)) {
            requireReachable(verdict);
        }
        if (verdict instanceof Empty || verdict instanceof ReplaceConsented) {
            EarlierRunHandover late = new EarlierRunHandover(reached, donor, notes, opener);
            late.undo(verdict.recipientUuid());
            return cloneAndFollow(verdict, reached, catchUp, late);
        }
        return handedOver(verdict, wanted, reached, catchUp);
    }

    /**
     * Look, judge, and make a copy that is there into a replica; never clone.
     *
     * @throws IllegalStateException if it is no copy of the donor
     */
    public Provisioned handOver(Duration catchUp) throws InterruptedException {
        ReplicaPlan wanted = wanted();
        MySqlServer reached = reached();
        ProvisioningVerdict verdict = judge(wanted, reached);
        log.info("{} as a replica of {}: {}", recipient, spec.source(), verdict);
        if (!isCopy(verdict)) {
            throw new IllegalStateException(recipient + " is no copy of " + spec.source() + " any more. " + verdict);
        }
        if (!(verdict instanceof Replicating)) {
            requireReachable(verdict);
        }
        return handedOver(verdict, wanted, reached, catchUp);
    }

    /** Returns whether it needs no clone. */
    public static boolean isCopy(ProvisioningVerdict verdict) {
        return verdict instanceof Replicating || verdict instanceof Quarantined || verdict instanceof Behind;
    }

    /** Returns the recipient as it is reached now, before or after a clone. */
    public MySqlServer reached() {
        return reader.reachable(recipient, afterClone);
    }

    /** Put back what an earlier run has noted, before a clone begins notes of its own; return what could not be. */
    public List<Leftover> undoEarlier(MySqlServer reached, String uuid) {
        return new EarlierRunHandover(reached, donor, notes, opener).undo(uuid);
    }

    private Provisioned handedOver(
            ProvisioningVerdict verdict, ReplicaPlan wanted, MySqlServer reached, Duration catchUp)
            throws InterruptedException {
        EarlierRunHandover late = new EarlierRunHandover(reached, donor, notes, opener);
        ReplicaStatus status = followed(verdict, reached, catchUp);
        List<Leftover> leftovers = late.run(verdict.recipientUuid(), wanted.keepsEvents());
        return new Provisioned(
                verdict, Optional.empty(), status, leftovers, late.isAsIfInQuarantine(verdict.recipientUuid()));
    }

    /**
     * No clone is made, and nothing dropped, for replication that would not come about, and no copy is handed over that would
     * hold a part. What runs already is left alone; the verdict tells. An empty recipient loses nothing by an attempt.
     */
    private void requireReachable(ProvisioningVerdict verdict) {
        List<Obstacle> inTheWay = inTheWay(verdict);
        if (!inTheWay.isEmpty()) {
            throw new ReplicaRefusedException("Replication of " + recipient + " from " + spec.source(), inTheWay);
        }
    }

    /** Returns those obstacles for which nothing is begun. */
    public List<Obstacle> inTheWay(ProvisioningVerdict verdict) {
        boolean mustBeProven =
                verdict instanceof ReplaceConsented || spec.preflightPolicy().isStrict();
        return verdict.obstacles().stream()
                .filter(obstacle -> mustBeProven || obstacle.kind() != ObstacleKind.UNPROVEN)
                .toList();
    }

    private ReplicaStatus followed(ProvisioningVerdict verdict, MySqlServer copy, Duration catchUp)
            throws InterruptedException {
        if (verdict instanceof Replicating replicating) {
            return replicating.status();
        }
        if (verdict instanceof Quarantined quarantined) {
            return resumed(verdict, quarantined.status(), copy, reader.uuidOf(donor))
                    .awaitCaughtUp(catchUp);
        }
        Behind behind = (Behind) verdict;
        if (behind.channel().isPresent()) {
            return resumed(
                            verdict,
                            behind.channel().get(),
                            copy,
                            behind.from().donorUuid().orElseThrow())
                    .awaitCaughtUp(catchUp);
        }
        ReplicaSetup setup = ReplicaSetup.from(behind.from()).recipientUuid(verdict.recipientUuid());
        // Channels that are there nevertheless are those that the clone has brought.
        return start(behind.quarantined() ? setup.resetChannels() : setup, copy, verdict.recipientUuid())
                .awaitCaughtUp(catchUp);
    }

    private Replica resumed(ProvisioningVerdict verdict, ReplicaStatus channel, MySqlServer copy, String donorUuid)
            throws InterruptedException {
        return new ChannelResume(
                        complete(ReplicaSetup.from(NOWHERE)), copy, channel, verdict.recipientUuid(), donorUuid)
                .run();
    }

    private Provisioned cloneAndFollow(
            ProvisioningVerdict verdict, MySqlServer reached, Duration catchUp, EarlierRunHandover late)
            throws InterruptedException {
        CloneResult result = cloneIt(reached);
        try {
            // Whatever channels there are now, the clone has brought them.
            Replica replica = start(ReplicaSetup.from(result).resetChannels(), afterClone, verdict.recipientUuid());
            ReplicaStatus status = replica.awaitCaughtUp(catchUp);
            return new Provisioned(
                    verdict,
                    Optional.of(result),
                    status,
                    result.leftovers(),
                    late.reaching(afterClone).isAsIfInQuarantine(verdict.recipientUuid()));
        } catch (ReplicationException | ServerConnectionException e) {
            throw new HandoverFailedException(recipient.toString(), result, e);
        } catch (InterruptedException e) {
            e.addSuppressed(new HandoverFailedException(recipient.toString(), result, null));
            throw e;
        }
    }

    private Replica start(ReplicaSetup begun, MySqlServer copy, String uuid) throws InterruptedException {
        return new ReplicaStart(complete(begun), copy).start(() -> notes.applying(uuid));
    }

    private CloneResult cloneIt(MySqlServer reached) {
        RemoteCloneSpec quarantined = spec.prepare(spec.preparation().quarantine());
        try (CloneSession session = quarantined.openSession(reached)) {
            return session.run();
        }
    }

    private ReplicaSetup complete(ReplicaSetup begun) {
        return replication.apply(
                begun.source(spec.donorHost(), spec.donorPort()).sourceServer(donor));
    }
}
