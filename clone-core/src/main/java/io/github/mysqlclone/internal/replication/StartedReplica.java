package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.Replica;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ReplicationFailedException;
import io.github.mysqlclone.replication.ReplicationThread;
import io.github.mysqlclone.replication.ReplicationTimeoutException;
import io.github.mysqlclone.replication.ThreadStatus;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A replica whose channel was started here. */
final class StartedReplica implements Replica {

    private static final Logger log = LoggerFactory.getLogger(StartedReplica.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Ends ends;
    private final Trial trial;
    private final ConnectionOpener opener;
    private boolean proved;
    private boolean handedOver;

    /** Who replicates from whom. */
    record Ends(ReplicaPlan plan, MySqlServer recipient, String uuid, String sourceUuid, boolean byGtid) {

        @Override
        public String toString() {
            return recipient + " from " + plan.source();
        }
    }

    StartedReplica(Ends ends, Trial trial, ConnectionOpener opener) {
        this.ends = ends;
        this.trial = trial;
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
            return row(copy).status();
        }
    }

    @Override
    public synchronized ReplicaStatus awaitRunning(Duration limit) throws InterruptedException {
        Deadline deadline = new Deadline(limit);
        try (ServerConnection copy = open()) {
            return awaitRunning(copy, deadline);
        }
    }

    @Override
    public synchronized ReplicaStatus awaitCaughtUp(Duration limit) throws InterruptedException {
        Deadline deadline = new Deadline(limit);
        try (ServerConnection copy = open()) {
            if (!proved) {
                awaitRunning(copy, deadline);
            }
            CatchUpGoal goal = CatchUpGoal.of(ends.plan(), ends.byGtid(), opener, ends.sourceUuid());
            ReplicaStatus status = row(copy).status();
            while (!goal.isReached(status)) {
                requireAtWork(status);
                if (deadline.hasPassed()) {
                    throw new ReplicationTimeoutException(ends + " has " + goal, limit, status);
                }
                pause();
                status = row(copy).status();
            }
            log.info("{} has caught up: {}", ends.recipient(), goal);
            if (!handedOver) {
                Handover.of(ends.plan(), copy).run(ends.recipient());
                handedOver = true;
            }
            return status;
        }
    }

    private ReplicaStatus awaitRunning(ServerConnection copy, Deadline deadline) throws InterruptedException {
        while (true) {
            StatusRow row = row(copy);
            ReplicaStatus status = row.status();
            if (!proved) {
                requireWithoutError(copy, status);
                requireProvedSource(copy, status);
            } else {
                requireAtWork(status);
            }
            if (status.isRunning() && (proved || hasSpoken(row))) {
                if (!proved) {
                    log.info("{} replicates", ends);
                }
                proved = true;
                return status;
            }
            if (deadline.hasPassed()) {
                String undone = proved ? "" : ". " + trial.undo(copy);
                throw new ReplicationTimeoutException("replication of " + ends + undone, deadline.limit(), status);
            }
            pause();
        }
    }

    /** A receiver says that it waits for the source before it knows whether that will send anything (seen on 9.7.4). */
    private boolean hasSpoken(StatusRow row) {
        return ends.byGtid()
                ? !row.status().fetched().file().isEmpty()
                : row.relayLogBytes() > trial.emptyRelayLogBytes();
    }

    private void requireWithoutError(ServerConnection copy, ReplicaStatus status) {
        ReplicationThread failed = status.receiver().lastError().isPresent()
                ? ReplicationThread.RECEIVER
                : status.applier().lastError().isPresent() ? ReplicationThread.APPLIER : null;
        if (failed != null) {
            throw failure(trial.undo(copy), failed, of(status, failed));
        }
    }

    private void requireProvedSource(ServerConnection copy, ReplicaStatus status) {
        String found = status.sourceUuid().orElse(ends.sourceUuid());
        if (!found.equalsIgnoreCase(ends.sourceUuid())) {
            throw failure(
                    "Its source is server " + found + ", and the one that was looked at is " + ends.sourceUuid() + ". "
                            + trial.undo(copy),
                    null,
                    null,
                    "Let source(...) and sourceServer(...) lead to the same server.");
        }
    }

    /** A receiver that lost its connection tries again; a half that stopped does not. */
    private void requireAtWork(ReplicaStatus status) {
        for (ReplicationThread thread : ReplicationThread.values()) {
            switch (of(status, thread).state()) {
                case RUNNING, CONNECTING -> {}
                case STOPPED -> throw failure("The channel stays as it is.", thread, of(status, thread));
            }
        }
    }

    private static ThreadStatus of(ReplicaStatus status, ReplicationThread thread) {
        return switch (thread) {
            case RECEIVER -> status.receiver();
            case APPLIER -> status.applier();
        };
    }

    private ReplicationFailedException failure(String outcome, ReplicationThread thread, ThreadStatus status) {
        ServerError error = status.lastError().orElse(null);
        return failure(
                outcome,
                thread,
                error,
                error == null ? "Somebody has stopped it; start it again." : ReplicationAdvice.of(error));
    }

    private ReplicationFailedException failure(
            String outcome, @Nullable ReplicationThread thread, @Nullable ServerError error, String remedy) {
        return new ReplicationFailedException(
                "Replication of " + ends + " failed. " + outcome, thread, error, remedy, null);
    }

    private StatusRow row(ServerConnection copy) {
        try {
            Optional<StatusRow> row = StatusLook.channel(copy, ends.plan().channel());
            return row.orElseThrow(() -> failure(
                    "The channel is gone: it was removed, because it did not work, or by somebody else.",
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

    private static void pause() throws InterruptedException {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
    }

    @Override
    public String toString() {
        return "replica " + ends;
    }
}
