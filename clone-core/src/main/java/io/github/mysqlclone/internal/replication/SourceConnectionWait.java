package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ReplicationFailedException;
import io.github.mysqlclone.replication.ReplicationThread;
import io.github.mysqlclone.replication.ReplicationTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits until a receiver that was started alone has met its source, and makes sure that it is the right one.
 *
 * <p>As no applier runs meanwhile, nothing that a wrong source sends is ever executed.
 *
 * @param pair who is to meet whom
 * @param isMade whether they have met, by what the recipient says
 * @param wrongSource puts things right, and says so, if it has met the server of that {@code server_uuid} instead
 */
record SourceConnectionWait(
        SourceAndReplica pair,
        Predicate<ReplicaStatusRow> isMade,
        Function<String, ReplicationFailedException> wrongSource) {

    /** What a server gives an attempt by itself: replica_net_timeout is 60 s unless somebody has set it. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /**
     * Wait.
     *
     * @param undo called before any other failure is thrown; returns what it has done, for a sentence
     */
    void await(ServerConnection copy, Supplier<String> undo) throws SQLException, InterruptedException {
        WaitLimit deadline = new WaitLimit(LIMIT);
        while (true) {
            ReplicaStatusRow row = ReplicaStatusReader.channel(copy, pair.plan().channel())
                    .orElseThrow(() -> new SQLException("the channel is gone, somebody has reset it"));
            ReplicaStatus status = row.status();
            // Before it has met the source it knows of none, or of the one that it had when it last ran: the right one.
            status.sourceUuid()
                    .filter(found -> !found.equalsIgnoreCase(pair.sourceUuid()))
                    .ifPresent(found -> {
                        throw wrongSource.apply(found);
                    });
            if (status.receiver().lastError().isPresent()) {
                throw pair.failure(undo.get(), ReplicationThread.RECEIVER, status.receiver());
            }
            pair.requireAtWork(status, ReplicationThread.RECEIVER, undo);
            if (status.sourceUuid().isPresent() && isMade.test(row)) {
                return;
            }
            if (deadline.hasPassed()) {
                throw new ReplicationTimeoutException(
                        "first word of the source for replication of " + pair + ". " + undo.get(), LIMIT, status);
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }
}
