package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.NetworkLimits;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.Replica;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaRefusedException;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Proves that replication can work, and begins it. */
public final class ReplicaStart {

    private static final Logger log = LoggerFactory.getLogger(ReplicaStart.class);

    private final ReplicaPlan plan;
    private final MySqlServer recipient;
    private final ConnectionOpener opener;
    private final SourceReader sourceReader;

    /** Create for a complete setup. */
    public ReplicaStart(ReplicaSetup setup, MySqlServer recipient) {
        this.plan = setup.plan();
        this.recipient = Objects.requireNonNull(recipient, "recipient");
        this.opener = opener(plan, recipient);
        this.sourceReader = new SourceReader(plan, opener);
    }

    /** Returns what opens connections to both ends and knows all passwords in use. */
    static ConnectionOpener opener(ReplicaPlan plan, MySqlServer recipient) {
        CloneTimeouts timeouts = CloneTimeouts.defaults();
        SecretMask mask =
                SecretMask.of(Stream.of(recipient.account(), plan.sourceServer().account(), Optional.of(plan.account()))
                        .flatMap(Optional::stream));
        return new ConnectionOpener(new NetworkLimits(timeouts.connect(), timeouts.query()), mask);
    }

    /** What the proofs go by, and what they found. */
    private record Proved(ReplicationObstacles proofs, List<Obstacle> obstacles) {}

    /** Find what is in the way; change nothing. */
    public List<Obstacle> obstacles() {
        try (ServerConnection copy = open()) {
            return prove(copy).obstacles();
        }
    }

    /** Prove, configure and start. */
    public Replica start() throws InterruptedException {
        return start(() -> {});
    }

    /**
     * Prove, configure and start.
     *
     * @param beforeApplying called as soon as nothing but the applier is to be started any more
     */
    public Replica start(Runnable beforeApplying) throws InterruptedException {
        try (ServerConnection copy = open()) {
            Proved proved = prove(copy);
            if (!proved.obstacles().isEmpty()) {
                throw new ReplicaRefusedException(
                        "Replication of " + recipient + " from " + plan.source(), proved.obstacles());
            }
            return begin(copy, proved.proofs(), beforeApplying);
        }
    }

    private ServerConnection open() {
        return plan.recipientUuid().isPresent()
                ? opener.open(recipient, plan.recipientUuid().get())
                : opener.open(recipient);
    }

    /** The copy is read before the source, which may go on: what it has then, the source has too. */
    private Proved prove(ServerConnection copy) {
        ReplicationVariables here;
        List<ReplicaStatus> channels;
        Optional<Obstacle> unseen;
        ReplicaFilters filters;
        LoggedFormat format;
        try {
            channels = ReplicaStatusReader.of(copy);
            here = ReplicationVariables.of(copy);
            filters = ReplicaFilters.ofNewChannel(copy, plan.channel());
            format = LoggedFormat.of(copy);
            unseen = silencesEvents(here) || plan.quarantine().isPresent() ? sightOfEvents(copy) : Optional.empty();
        } catch (SQLException e) {
            throw ReplicaStatusReader.unreadable(recipient, e);
        }
        try (ServerConnection source = opener.open(plan.sourceServer())) {
            ReplicationObstacles proofs =
                    new ReplicationObstacles(plan, here, channels, ReplicationVariables.of(source), Optional.empty());
            if (!proofs.byGtid()) {
                proofs = proofs.knowing(sourceReader.files(source));
            }
            List<Obstacle> obstacles = new ArrayList<>(proofs.obstacles());
            ReplicationAccount account = sourceReader.account(source);
            SourceLog asSeen = SourceLog.of(source);
            SourceLog sourceLog = account.replicas().map(asSeen::withReplicas).orElse(asSeen);
            obstacles.addAll(new SettingObstacles(plan, here, proofs.source()).otherReplicas(sourceLog.replicas()));
            obstacles.addAll(new PartialReplication(plan, sourceLog, filters).obstacles());
            format.obstacle(plan, LoggedFormat.of(source)).ifPresent(obstacles::add);
            account.obstacle().ifPresent(obstacles::add);
            unseen.ifPresent(obstacles::add);
            return new Proved(proofs, List.copyOf(obstacles));
        } catch (SQLException e) {
            throw unreadableSource(plan.sourceServer(), e);
        }
    }

    static ServerConnectionException unreadableSource(MySqlServer source, SQLException cause) {
        return new ServerConnectionException(
                source,
                "Cannot read the state of the source " + source + ": " + cause.getMessage()
                        + ". By file and position the account of sourceServer(...) needs REPLICATION CLIENT.",
                ServerError.of(cause).orElse(null),
                cause);
    }

    private Replica begin(ServerConnection copy, ReplicationObstacles proofs, Runnable beforeApplying)
            throws InterruptedException {
        SourceAndReplica pair = new SourceAndReplica(
                plan, recipient, proofs.copy().uuid(), proofs.source().uuid(), proofs.byGtid());
        new ChannelStart(pair, copy).run(proofs.ownChannels(), silencesEvents(proofs.copy()), beforeApplying);
        log.info(
                "Replication of {} was started, {}",
                pair,
                proofs.byGtid()
                        ? "by GTIDs"
                        : "by " + plan.coordinates().file().orElse("") + ":"
                                + plan.coordinates().position());
        return new StartedReplica(pair, opener);
    }

    /** A server that takes no writes fires no event that writes, and takes no ALTER EVENT. */
    private boolean silencesEvents(ReplicationVariables here) {
        return !plan.keepsEvents() && !here.readOnly();
    }

    private Optional<Obstacle> sightOfEvents(ServerConnection copy) throws SQLException {
        return plan.keepsEvents() ? Optional.empty() : new CopiedEvents(copy).unseen();
    }
}
