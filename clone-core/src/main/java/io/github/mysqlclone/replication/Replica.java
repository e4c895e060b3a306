package io.github.mysqlclone.replication;

import java.time.Duration;

/**
 * A replica that was set up with {@link ReplicaSetup#startOn}.
 *
 * <p>Holds no connection and no thread: each call opens its own connection, to exactly the server it was set up on.
 * Thread-safe. Implemented by this library only; later versions may add methods. Tests of your own may mock it.
 *
 * @since 0.1.0
 */
public interface Replica {

    /** {@return the {@code server_uuid} of the replica} */
    String uuid();

    /** {@return the {@code server_uuid} of its source} */
    String sourceUuid();

    /**
     * Look at the channel now.
     *
     * @return a snapshot
     * @throws ReplicationFailedException if the channel is gone
     * @throws io.github.mysqlclone.server.ServerConnectionException if the replica cannot be reached, or refuses to tell
     */
    ReplicaStatus status();

    /**
     * Wait until both halves run.
     *
     * @param limit how long to wait; zero looks once
     * @return what was seen
     * @throws ReplicationFailedException if a half has stopped, or the channel is gone; the channel stays as it is, so that the
     *     error can be mended
     * @throws ReplicationTimeoutException if it does not run by then; the channel stays, a receiver without a connection goes on
     *     trying
     * @throws io.github.mysqlclone.server.ServerConnectionException if the replica cannot be reached, or refuses to tell
     * @throws InterruptedException if the thread is interrupted; the channel stays
     */
    ReplicaStatus awaitRunning(Duration limit) throws InterruptedException;

    /**
     * Wait until everything that the source has now is on the replica, too; then lift the quarantine of a copy that is in
     * one. What the source writes meanwhile is not waited for, and neither is what filters or skipped errors leave out: see
     * {@link ReplicaStatus#isPartial}.
     *
     * <p>By file and position the account of {@link ReplicaSetup#sourceServer} needs REPLICATION CLIENT, so that the source
     * tells where it is. Lifting needs what {@link io.github.mysqlclone.preparation.Quarantine#lift} says.
     *
     * @param limit how long to wait in all; a delay comes on top of the time it takes
     * @return what was seen
     * @throws ReplicationFailedException if a half stops; the channel stays, so that the error can be mended. Or if the replica
     *     lacks transactions that are in none of the source's binary logs, so that they never come: by GTIDs only
     * @throws ReplicationTimeoutException if it has not caught up by then, or another call is lifting the quarantine all that
     *     time; it goes on replicating, in quarantine
     * @throws io.github.mysqlclone.server.ServerConnectionException if a server cannot be reached, or refuses to tell
     * @throws InterruptedException if the thread is interrupted; the replica goes on
     */
    ReplicaStatus awaitCaughtUp(Duration limit) throws InterruptedException;
}
