package io.github.mysqlclone.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Follow or cancel what is being done with a fleet. Thread-safe. Implemented by this library only; later versions may add methods.
 *
 * @since 0.1.0
 */
public interface FleetOperation {

    /** {@return where each member is now, in the order in which they were given} */
    List<FleetEvent> members();

    /**
     * End the running clones and begin no more; returns at once. What is copied by then stays in quarantine, and the next call with
     * the same {@link FleetOptions#ledgers(java.nio.file.Path) ledgers} goes on from there.
     */
    void cancel();

    /**
     * Wait for the end.
     *
     * @return what became of each member
     * @throws FleetRefusedException if something is in the way of a member, before anything was changed
     * @throws FleetBusyException if another call is at work on a fleet of this source
     * @throws io.github.mysqlclone.server.ServerConnectionException if the source cannot be reached at the beginning
     * @throws IllegalStateException if the setup of replication lacks something, such as the account
     * @throws InterruptedException if the thread is interrupted; the fleet goes on
     */
    FleetReport await() throws InterruptedException;

    /**
     * Wait for the end, for so long.
     *
     * @param limit how long to wait
     * @return what became of each member; empty if it still goes on
     * @throws RuntimeException as {@link #await()} does
     * @throws InterruptedException if the thread is interrupted; the fleet goes on
     */
    Optional<FleetReport> await(Duration limit) throws InterruptedException;
}
