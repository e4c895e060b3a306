package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.Replica;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ReplicationThread;
import io.github.mysqlclone.replication.ReplicationTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A replica whose channel was started here. */
final class StartedReplica implements Replica {

    private static final Logger log = LoggerFactory.getLogger(StartedReplica.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final SourceAndReplica pair;
    private final ConnectionOpener opener;
    private final ReentrantLock handover = new ReentrantLock();
    private boolean handedOver;

    StartedReplica(SourceAndReplica pair, ConnectionOpener opener) {
        this.pair = pair;
        this.opener = opener;
    }

    @Override
    public String uuid() {
        return pair.uuid();
    }

    @Override
    public String sourceUuid() {
        return pair.sourceUuid();
    }

    @Override
    public ReplicaStatus status() {
        try (ServerConnection copy = open()) {
            return status(copy);
        }
    }

    @Override
    public ReplicaStatus awaitRunning(Duration limit) throws InterruptedException {
        WaitLimit deadline = new WaitLimit(limit);
        try (ServerConnection copy = open()) {
            ReplicaStatus status = status(copy);
            requireAtWork(status);
            while (!status.isRunning()) {
                status = lookAgain(copy, deadline, status, "replication of " + pair);
                requireAtWork(status);
            }
            return status;
        }
    }

    @Override
    public ReplicaStatus awaitCaughtUp(Duration limit) throws InterruptedException {
        WaitLimit deadline = new WaitLimit(limit);
        try (ServerConnection copy = open()) {
            CatchUpGoal goal = CatchUpGoal.of(pair.plan(), pair.byGtid(), opener, pair.sourceUuid());
            ReplicaStatus status = status(copy);
            while (!goal.isReached(status)) {
                requireAtWork(status);
                requireWithinReach(copy, goal, status);
                status = lookAgain(copy, deadline, status, pair + " has " + goal);
            }
            log.info(
                    "{} has caught up: {}{}",
                    pair.recipient(),
                    goal,
                    status.isPartial() ? ", of a part only: " + status.leftOut() : "");
            handOver(copy, deadline, status);
            return status;
        }
    }

    private void handOver(ServerConnection copy, WaitLimit deadline, ReplicaStatus status) throws InterruptedException {
        if (!handover.tryLock(deadline.left().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ReplicationTimeoutException(
                    "the end of another call, which is lifting the quarantine of " + pair.recipient(),
                    deadline.limit(),
                    status);
        }
        try {
            if (!handedOver) {
                Handover.of(pair.plan(), copy).run(pair.recipient());
                handedOver = true;
            }
        } finally {
            handover.unlock();
        }
    }

    private ReplicaStatus lookAgain(ServerConnection copy, WaitLimit deadline, ReplicaStatus status, String what)
            throws InterruptedException {
        if (deadline.hasPassed()) {
            throw new ReplicationTimeoutException(what, deadline.limit(), status);
        }
        Thread.sleep(BETWEEN_LOOKS.toMillis());
        return status(copy);
    }

    private void requireAtWork(ReplicaStatus status) {
        for (ReplicationThread thread : ReplicationThread.values()) {
            pair.requireAtWork(status, thread, () -> "The channel stays as it is.");
        }
    }

    /** The receiver says nothing of it as long as it is connected. */
    private void requireWithinReach(ServerConnection copy, CatchUpGoal goal, ReplicaStatus status) {
        if (goal.purged()
                .subtract(status.executed())
                .subtract(status.received())
                .isEmpty()) {
            return;
        }
        lost(copy, goal).ifPresent(lost -> {
            throw pair.failure(
                    lost.sentence() + " The channel stays as it is.", ReplicationThread.RECEIVER, null, lost.remedy());
        });
    }

    /** Read anew, all channels at once: each of them may have received what another one lacks. */
    private Optional<Obstacle> lost(ServerConnection copy, CatchUpGoal goal) {
        try {
            List<ReplicaStatus> channels = ReplicaStatusReader.of(copy);
            GtidSet executed = ReplicationVariables.of(copy).executed();
            return goal.outOfReach(pair.plan().source(), pair.sourceUuid(), executed, channels);
        } catch (SQLException e) {
            throw ReplicaStatusReader.unreadable(pair.recipient(), e);
        }
    }

    private ReplicaStatus status(ServerConnection copy) {
        try {
            return ReplicaStatusReader.of(copy, pair.plan().channel())
                    .orElseThrow(() -> pair.failure(
                            "The channel is gone: somebody has removed it.",
                            null,
                            null,
                            "Set it up again with startOn(...)."));
        } catch (SQLException e) {
            throw ReplicaStatusReader.unreadable(pair.recipient(), e);
        }
    }

    private ServerConnection open() {
        return opener.open(pair.recipient(), pair.uuid());
    }

    @Override
    public String toString() {
        return "replica " + pair;
    }
}
