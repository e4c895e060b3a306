package io.github.mysqlclone.fleet;

import io.github.mysqlclone.server.CheckReturnValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Say how a fleet is gone about. A value; each step returns a new one.
 *
 * @param maxParallel how many clones may run at once, and how many members may be made replicas at once
 * @param totalBandwidth what all clones together may read, in MiB/s; empty without a limit
 * @param leavesRootAlone whether the source serves only where no other donor is free
 * @param skipsFailing whether those that can be done are done although others are refused
 * @param replicateFrom from whom the members replicate
 * @param maxGenerations how many copies of copies there may be: 1 clones all from the source
 * @param catchUp how long catching up may take, for each member
 * @param donorWait how long to wait while nothing can be cloned because others use the donors
 * @param ledgers a folder in which the notes are kept of what is to be put back, one file for each member; empty for one that is
 *     made for this run and goes with it
 * @param listeners who hears how it goes on
 * @since 0.1.0
 */
@CheckReturnValue
public record FleetOptions(
        int maxParallel,
        Optional<Integer> totalBandwidth,
        boolean leavesRootAlone,
        boolean skipsFailing,
        ReplicationSource replicateFrom,
        int maxGenerations,
        Duration catchUp,
        Duration donorWait,
        Optional<Path> ledgers,
        List<FleetListener> listeners) {

    private static final int MOST = 1000;

    /**
     * Check the parts.
     *
     * @throws IllegalArgumentException if a number is out of range or a duration not positive
     */
    public FleetOptions {
        requireCount("maxParallel", maxParallel);
        requireCount("maxGenerations", maxGenerations);
        totalBandwidth.ifPresent(limit -> {
            if (limit < maxParallel) {
                throw new IllegalArgumentException("totalBandwidth: must be at least 1 MiB/s for each of the "
                        + maxParallel + " clones that may run at once (was " + limit + ")");
            }
        });
        Objects.requireNonNull(replicateFrom, "replicateFrom");
        requirePositive("catchUp", catchUp);
        requirePositive("donorWait", donorWait);
        Objects.requireNonNull(ledgers, "ledgers");
        listeners = List.copyOf(listeners);
    }

    /** {@return four clones at once, no limit on bandwidth, replication from the source, an hour for each wait} */
    public static FleetOptions defaults() {
        return new FleetOptions(
                4,
                Optional.empty(),
                false,
                false,
                ReplicationSource.ROOT,
                MOST,
                Duration.ofHours(1),
                Duration.ofHours(1),
                Optional.empty(),
                List.of());
    }

    /**
     * Limit how many clones run at once.
     *
     * @param most 1 to 1000
     * @return new options
     * @throws IllegalArgumentException if it is out of range, or leaves less than 1 MiB/s for each
     */
    public FleetOptions maxParallel(int most) {
        return new FleetOptions(
                most,
                totalBandwidth,
                leavesRootAlone,
                skipsFailing,
                replicateFrom,
                maxGenerations,
                catchUp,
                donorWait,
                ledgers,
                listeners);
    }

    /**
     * Limit what all clones together read. Each has an equal share, by {@code maxParallel}, from its beginning to its end.
     *
     * @param mebibytesPerSecond at least 1 for each that may run at once
     * @return new options
     * @throws IllegalArgumentException if it is less
     */
    public FleetOptions totalBandwidth(int mebibytesPerSecond) {
        return new FleetOptions(
                maxParallel,
                Optional.of(mebibytesPerSecond),
                leavesRootAlone,
                skipsFailing,
                replicateFrom,
                maxGenerations,
                catchUp,
                donorWait,
                ledgers,
                listeners);
    }

    /**
     * Let the source serve only where no other donor is free.
     *
     * @return new options
     */
    public FleetOptions leaveRootAlone() {
        return new FleetOptions(
                maxParallel,
                totalBandwidth,
                true,
                skipsFailing,
                replicateFrom,
                maxGenerations,
                catchUp,
                donorWait,
                ledgers,
                listeners);
    }

    /**
     * Do what can be done, although some members are refused: they are left as they are.
     *
     * @return new options
     */
    public FleetOptions skipFailing() {
        return new FleetOptions(
                maxParallel,
                totalBandwidth,
                leavesRootAlone,
                true,
                replicateFrom,
                maxGenerations,
                catchUp,
                donorWait,
                ledgers,
                listeners);
    }

    /**
     * Say from whom the members replicate.
     *
     * @param from the source of the fleet or each one's own donor
     * @return new options
     */
    public FleetOptions replicateFrom(ReplicationSource from) {
        return new FleetOptions(
                maxParallel,
                totalBandwidth,
                leavesRootAlone,
                skipsFailing,
                from,
                maxGenerations,
                catchUp,
                donorWait,
                ledgers,
                listeners);
    }

    /**
     * Limit how far a copy may be from the source. Without GTIDs it must be 1: a place in a binary log is known for children
     * of the source only.
     *
     * @param most 1, so that all are cloned from the source, to 1000
     * @return new options
     * @throws IllegalArgumentException if it is out of range
     */
    public FleetOptions maxGenerations(int most) {
        return new FleetOptions(
                maxParallel,
                totalBandwidth,
                leavesRootAlone,
                skipsFailing,
                replicateFrom,
                most,
                catchUp,
                donorWait,
                ledgers,
                listeners);
    }

    /**
     * Limit how long a member may take to catch up; it stays in quarantine if it takes longer.
     *
     * @param limit for each member, positive
     * @return new options
     * @throws IllegalArgumentException if it is not positive
     */
    public FleetOptions catchUp(Duration limit) {
        return new FleetOptions(
                maxParallel,
                totalBandwidth,
                leavesRootAlone,
                skipsFailing,
                replicateFrom,
                maxGenerations,
                limit,
                donorWait,
                ledgers,
                listeners);
    }

    /**
     * Limit how long nothing may go on because others use all donors, or none can be reached.
     *
     * @param limit positive; it begins anew with each clone that begins
     * @return new options
     * @throws IllegalArgumentException if it is not positive
     */
    public FleetOptions donorWait(Duration limit) {
        return new FleetOptions(
                maxParallel,
                totalBandwidth,
                leavesRootAlone,
                skipsFailing,
                replicateFrom,
                maxGenerations,
                catchUp,
                limit,
                ledgers,
                listeners);
    }

    /**
     * Keep the notes of what is to be put back in this folder, so that the next call goes on from where a process died. They hold no
     * secret.
     *
     * @param folder made if it is not there; for one fleet only
     * @return new options
     */
    public FleetOptions ledgers(Path folder) {
        return new FleetOptions(
                maxParallel,
                totalBandwidth,
                leavesRootAlone,
                skipsFailing,
                replicateFrom,
                maxGenerations,
                catchUp,
                donorWait,
                Optional.of(folder),
                listeners);
    }

    /**
     * Let somebody hear how it goes on, after those that were given before.
     *
     * @param listener called on the thread of the fleet
     * @return new options
     */
    public FleetOptions listener(FleetListener listener) {
        List<FleetListener> more = new ArrayList<>(listeners);
        more.add(Objects.requireNonNull(listener, "listener"));
        return new FleetOptions(
                maxParallel,
                totalBandwidth,
                leavesRootAlone,
                skipsFailing,
                replicateFrom,
                maxGenerations,
                catchUp,
                donorWait,
                ledgers,
                more);
    }

    private static void requireCount(String parameter, int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(parameter + ": must be within 1 to " + MOST + " (was " + count + ")");
        }
    }

    private static void requirePositive(String parameter, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(parameter + ": must be positive (was " + duration + ")");
        }
    }
}
