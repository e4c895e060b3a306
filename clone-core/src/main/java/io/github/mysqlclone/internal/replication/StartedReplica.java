package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.Replica;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ReplicationThread;
import io.github.mysqlclone.replication.ReplicationTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A replica whose channel was started here. */
final class StartedReplica implements Replica {

    private static final Logger log = LoggerFactory.getLogger(StartedReplica.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Ends ends;
    private final ConnectionOpener opener;
    private final ReentrantLock handover = new ReentrantLock();
    private boolean handedOver;

    StartedReplica(Ends ends, ConnectionOpener opener) {
        this.ends = ends;
        this.opener = opener;
    }

    @Override
    public String uuid() {
        return ends.uuid();
    }

    @Override
    public String sourceUuid() {
        return ends.sourceUuid();
    }

    @Override
    public ReplicaStatus status() {
        try (ServerConnection copy = open()) {
            return status(copy);
        }
    }

    @Override
    public ReplicaStatus awaitRunning(Duration limit) throws InterruptedException {
        Deadline deadline = new Deadline(limit);
        try (ServerConnection copy = open()) {
            ReplicaStatus status = status(copy);
            requireAtWork(status);
            while (!status.isRunning()) {
                status = lookAgain(copy, deadline, status, "replication of " + ends);
                requireAtWork(status);
            }
            return status;
        }
    }

    @Override
    public ReplicaStatus awaitCaughtUp(Duration limit) throws InterruptedException {
        Deadline deadline = new Deadline(limit);
        try (ServerConnection copy = open()) {
            CatchUpGoal goal = CatchUpGoal.of(ends.plan(), ends.byGtid(), opener, ends.sourceUuid());
            ReplicaStatus status = status(copy);
            while (!goal.isReached(status)) {
                requireAtWork(status);
                status = lookAgain(copy, deadline, status, ends + " has " + goal);
            }
            log.info("{} has caught up: {}", ends.recipient(), goal);
            handOver(copy, deadline, status);
            return status;
        }
    }

    private void handOver(ServerConnection copy, Deadline deadline, ReplicaStatus status) throws InterruptedException {
        if (!handover.tryLock(deadline.left().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ReplicationTimeoutException(
                    "the end of another call, which is lifting the quarantine of " + ends.recipient(),
                    deadline.limit(),
                    status);
        }
        try {
            if (!handedOver) {
                Handover.of(ends.plan(), copy).run(ends.recipient());
                handedOver = true;
            }
        } finally {
            handover.unlock();
        }
    }

    private ReplicaStatus lookAgain(ServerConnection copy, Deadline deadline, ReplicaStatus status, String what)
            throws InterruptedException {
        if (deadline.hasPassed()) {
            throw new ReplicationTimeoutException(what, deadline.limit(), status);
        }
        Thread.sleep(BETWEEN_LOOKS.toMillis());
        return status(copy);
    }

    private void requireAtWork(ReplicaStatus status) {
        for (ReplicationThread thread : ReplicationThread.values()) {
            ends.requireAtWork(status, thread, () -> "The channel stays as it is.");
        }
    }

    private ReplicaStatus status(ServerConnection copy) {
        try {
            return StatusLook.of(copy, ends.plan().channel())
                    .orElseThrow(() -> ends.failure(
                            "The channel is gone: somebody has removed it.",
                            null,
                            null,
                            "Set it up again with startOn(...)."));
        } catch (SQLException e) {
            throw StatusLook.unreadable(ends.recipient(), e);
        }
    }

    private ServerConnection open() {
        return opener.open(ends.recipient(), ends.uuid());
    }

    @Override
    public String toString() {
        return "replica " + ends;
    }
}
