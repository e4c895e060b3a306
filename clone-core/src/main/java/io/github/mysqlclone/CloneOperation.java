package io.github.mysqlclone;

import io.github.mysqlclone.internal.run.SessionOpening;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Follow one clone that is under way: look at it, wait for it, cancel it, or leave it to itself.
 *
 * <p>Made by {@link CloneSession#start()}, or by {@link #attach(MySqlServer, AttachOptions)} for a clone that another
 * process began. Thread-safe. Implemented by this library only; later versions may add methods. Tests of your own may mock it.
 *
 * <p>What comes of a wish depends on how far the clone is. Interrupting {@link CloneSession#run()} and
 * {@link CloneSession#close()} are wishes to cancel, but for a clone that was let go of before, which close leaves alone.
 *
 * <table>
 * <caption>What comes of cancel and detach</caption>
 * <tr><th>When</th><th>{@link #cancel()}</th><th>{@link #detach()}</th></tr>
 * <tr><td>preflight, waiting for the donor, the gate, preparing, the last questions before the statement</td>
 *     <td>no CLONE statement is ever sent; what was changed is put back; {@code CANCELLED}</td>
 *     <td>refused: there is nothing yet that could go on</td></tr>
 * <tr><td>the statement is sent and the clone not noted yet</td><td>cancelled as soon as it is noted</td>
 *     <td>let go of as soon as it is noted, at the latest after 5 seconds</td></tr>
 * <tr><td>up to FILE SYNC</td><td>the server cancels; {@code CANCELLED}</td>
 *     <td>the server goes on; {@code UNRESOLVED} with the identity</td></tr>
 * <tr><td>restart and recovery</td><td>too late: followed to its end</td>
 *     <td>the server goes on; {@code UNRESOLVED} with the identity</td></tr>
 * <tr><td>let go of already</td><td>nothing</td><td>nothing</td></tr>
 * <tr><td>ended</td><td>nothing</td><td>nothing</td></tr>
 * </table>
 *
 * <p>Code of the caller's that runs on the clone's own thread, which is a {@link CloneGate}, a
 * {@link io.github.mysqlclone.preflight.DiskSpaceProbe} and a {@link RestartAction}, is interrupted where a wish makes it
 * pointless. It ought to end then: nobody waits for it for more than a minute, but its thread stays as long as it does.
 *
 * @since 0.1.0
 */
public interface CloneOperation {

    /**
     * Take up the clone that this server runs, or ran last, whoever began it.
     *
     * <p>It is followed through the restart to its true end; one that has ended already is complete at once, with the
     * same result or exception that its own process got or would have got. Blocks for one connection and at most four
     * short statements.
     *
     * <p>A server forgets a clone into a directory, be it a donor's or its own, at its next restart (seen on 9.7.4): after
     * that the clone is not found, whatever came of it.
     *
     * @param recipient the server that runs the statement, as it can be reached now
     * @param options how it is followed
     * @return empty if the server knows of no clone
     * @throws io.github.mysqlclone.server.ServerConnectionException if the server cannot be reached, has no active clone
     *     plugin, or the account may not read the clone tables
     */
    static Optional<CloneOperation> attach(MySqlServer recipient, AttachOptions options) {
        return SessionOpening.attach(recipient, options);
    }

    /** {@return what the clone is doing, as it was last seen; does not block} */
    CloneProgress progress();

    /** {@return which clone it is; empty until the server has noted it} */
    Optional<CloneIdentity> identity();

    /**
     * Wait for the end, but no longer than this; never cancels.
     *
     * @param limit how long to wait; zero or negative looks once
     * @return the result, or empty if the clone has not ended by then
     * @throws InterruptedException if the waiting thread is interrupted; the clone goes on
     * @throws CloneException as {@link CloneSession#run()} does
     * @throws io.github.mysqlclone.server.ServerConnectionException as {@link CloneSession#run()} does
     */
    Optional<CloneResult> await(Duration limit) throws InterruptedException;

    /**
     * Wait for the end, without a limit; never cancels.
     *
     * @return the result
     * @throws InterruptedException if the waiting thread is interrupted; the clone goes on
     * @throws CloneException as {@link CloneSession#run()} does
     * @throws io.github.mysqlclone.server.ServerConnectionException as {@link CloneSession#run()} does
     */
    CloneResult await() throws InterruptedException;

    /**
     * Ask for the end of the clone; returns at once. What comes of it when is in the table above.
     *
     * <p>Until its files are copied, the donor's sessions that serve it are ended, by the donor account, to whom they
     * belong. Where that cannot be done, and after that stage, the recipient is sent KILL QUERY of the session that the
     * clone's own row names. In this order, since KILL QUERY may hang for good in the midst of a copy or while the recipient
     * connects to its donor, and the clone with it, until somebody ends the recipient's process (seen on 9.7.4, in up to one
     * of three attempts): the operation then ends {@code UNRESOLVED}.
     *
     * <p>So the end may take a while. A recipient whose donor serves it no more notices once it has read what the network
     * still holds: after 14 s over a link of 300 kB/s (seen on 9.7.4). One that has lost the network as well tries to reach
     * its donor again for as long as {@code clone_donor_timeout_after_network_failure} says, 5 minutes by default, and ends
     * a minute later (seen on 9.7.4). It is sent KILL QUERY only if it drops its data and goes on for five seconds, if 256 MiB
     * have come since, or if no byte comes for that time and two minutes more.
     *
     * <p>After FILE SYNC it is too late: the clone is then followed to its end and may complete. So it may in the last moment
     * of FILE SYNC, in which the server may note that it was interrupted and restart all the same (server source; a shutdown
     * after it was seen on 9.7.4): there {@code CANCELLED} is said only once the server has gone on for ten seconds. Asking
     * again does nothing.
     */
    void cancel();

    /**
     * Ask the server to cancel and wait for its confirmation.
     *
     * @param limit how long to wait
     * @return whether the clone has ended within the limit, cancelled or in another way: {@link #progress()} tells
     * @throws InterruptedException if the waiting thread is interrupted
     */
    boolean cancelAndAwait(Duration limit) throws InterruptedException;

    /**
     * Limit how fast the running clone copies, or take the limit away; it follows at once.
     *
     * <p>Blocks until the server has taken it, which before the statement is sent means until then. Sets
     * {@code clone_max_data_bandwidth} and {@code clone_max_network_bandwidth} on the recipient, for which the session's
     * account needs SYSTEM_VARIABLES_ADMIN there, and puts them back once the clone has ended. While it may still run they
     * stay in force, after {@link #detach()} too: then they are among the exception's leftovers, and a restart of the server
     * forgets them. With a limit in force each thread copies at least 1 MiB per second.
     *
     * @param dataMebibytesPerSecond limit on file bytes, in MiB per second, 0 to 4095; 0 means none
     * @param networkMebibytesPerSecond limit on bytes on the wire, in MiB per second, 0 to 4095; 0 means none
     * @throws IllegalArgumentException if a limit is out of range
     * @throws IllegalStateException if the copy is over, or another limit was asked for before this one was set
     * @throws io.github.mysqlclone.server.ServerConnectionException if the server refuses it; the clone goes on as before
     * @throws InterruptedException if the waiting thread is interrupted; the limit may be set all the same
     */
    void limitBandwidth(int dataMebibytesPerSecond, int networkMebibytesPerSecond) throws InterruptedException;

    /**
     * Stop following; the server goes on without us, and no later {@link #cancel()} or {@link CloneSession#close()} stops it.
     *
     * <p>Returns at once; this operation's threads and connections end as soon as the server has noted the clone.
     * {@link #completion()} then completes with a {@link CloneOutcomeUnknownException} that carries the identity, for
     * {@link #attach}. Does nothing once the clone has ended.
     *
     * <p>Behind ProxySQL the server does not go on: that ends a session at the server when its client goes
     * ({@code mysql-kill_backend_connection_when_disconnect}, on by default), so clone through a connection of the server's
     * own.
     *
     * @throws IllegalStateException while changes of {@code prepare(...)} are outstanding: nobody would put them back; and
     *     before the statement is sent
     */
    void detach();

    /**
     * {@return a stage that completes with the result, or exceptionally with what {@link CloneSession#run()} would throw}
     */
    CompletionStage<CloneResult> completion();
}
