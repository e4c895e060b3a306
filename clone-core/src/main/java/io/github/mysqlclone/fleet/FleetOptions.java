package io.github.mysqlclone.fleet;

import io.github.mysqlclone.server.CheckReturnValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

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
 * @param keepDonorAfterUnknown how much longer than its own reconnect window a donor is kept from others where nobody knows how a clone
 *     from it has ended
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
        Duration keepDonorAfterUnknown,
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
        requirePositive("keepDonorAfterUnknown", keepDonorAfterUnknown);
        Objects.requireNonNull(ledgers, "ledgers");
        listeners = List.copyOf(listeners);
    }

    /** {@return four clones at once, no limit on bandwidth, replication from the source, an hour for each wait but the one for a donor that may serve still: 60 s} */
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
                Duration.ofSeconds(60),
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
        return with(parts -> parts.maxParallel = most);
    }

    /**
     * Limit what all clones together read. Each has an equal share, by {@code maxParallel}, from its beginning to its end.
     *
     * @param mebibytesPerSecond at least 1 for each that may run at once
     * @return new options
     * @throws IllegalArgumentException if it is less
     */
    public FleetOptions totalBandwidth(int mebibytesPerSecond) {
        return with(parts -> parts.totalBandwidth = Optional.of(mebibytesPerSecond));
    }

    /**
     * Let the source serve only where no other donor is free.
     *
     * @return new options
     */
    public FleetOptions leaveRootAlone() {
        return with(parts -> parts.leavesRootAlone = true);
    }

    /**
     * Do what can be done, although some members are refused: they are left as they are.
     *
     * @return new options
     */
    public FleetOptions skipFailing() {
        return with(parts -> parts.skipsFailing = true);
    }

    /**
     * Say from whom the members replicate.
     *
     * @param from the source of the fleet or each one's own donor
     * @return new options
     */
    public FleetOptions replicateFrom(ReplicationSource from) {
        return with(parts -> parts.replicateFrom = from);
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
        return with(parts -> parts.maxGenerations = most);
    }

    /**
     * Limit how long a member may take to catch up; it stays in quarantine if it takes longer, and replicates all the same.
     *
     * @param limit for each member, positive
     * @return new options
     * @throws IllegalArgumentException if it is not positive
     */
    public FleetOptions catchUp(Duration limit) {
        return with(parts -> parts.catchUp = limit);
    }

    /**
     * Limit how long nothing may go on because others use all donors, or none can be reached.
     *
     * @param limit positive; it begins anew with each clone that begins
     * @return new options
     * @throws IllegalArgumentException if it is not positive
     */
    public FleetOptions donorWait(Duration limit) {
        return with(parts -> parts.donorWait = limit);
    }

    /**
     * Say how much longer than its own reconnect window ({@code clone_donor_timeout_after_network_failure}) a donor is kept from others
     * where nobody knows how a clone from it has ended. A call ends no earlier, unless it is cancelled.
     *
     * @param time positive
     * @return new options
     * @throws IllegalArgumentException if it is not positive
     */
    public FleetOptions keepDonorAfterUnknown(Duration time) {
        return with(parts -> parts.keepDonorAfterUnknown = time);
    }

    /**
     * Keep the notes of what is to be put back in this folder, so that the next call goes on from where a process died. They hold no
     * secret.
     *
     * @param folder made if it is not there; for one fleet only
     * @return new options
     */
    public FleetOptions ledgers(Path folder) {
        return with(parts -> parts.ledgers = Optional.of(folder));
    }

    /**
     * Let somebody hear how it goes on, after those that were given before.
     *
     * @param listener called on the thread of the fleet
     * @return new options
     */
    public FleetOptions listener(FleetListener listener) {
        return with(parts -> parts.listeners.add(Objects.requireNonNull(listener, "listener")));
    }

    private FleetOptions with(Consumer<FleetOptionsParts> change) {
        FleetOptionsParts parts = new FleetOptionsParts(this);
        change.accept(parts);
        return parts.together();
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
