package io.github.mysqlclone.internal.fleet.plan;

import io.github.mysqlclone.fleet.FleetOptions;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What holds for a whole fleet.
 *
 * @param maxParallel how many clones may run at once
 * @param leaveRootAlone whether the root serves only where no other donor is free
 * @param maxGenerations how far a copy may be from the root
 * @param excluded pairs that cannot work, whatever else is free
 * @param keepsLogs for how long the root keeps its binary logs, in milliseconds
 */
public record QueueRules(
        int maxParallel, boolean leaveRootAlone, int maxGenerations, Set<Excluded> excluded, long keepsLogs) {

    /** How often a member is tried. */
    static final int ATTEMPTS = 2;

    /** From how many recipients a donor may get a strike before it is out. */
    static final int STRIKES = 2;

    /** Copy the set. */
    public QueueRules {
        excluded = Set.copyOf(excluded);
    }

    /** With a root that purges nothing by itself. */
    QueueRules(int maxParallel, boolean leaveRootAlone, int maxGenerations, Set<Excluded> excluded) {
        this(maxParallel, leaveRootAlone, maxGenerations, excluded, Long.MAX_VALUE);
    }

    /** Returns those by which one pair more cannot work. */
    QueueRules without(Pairing pair) {
        Set<Excluded> more = new HashSet<>(excluded);
        more.add(new Excluded(pair.donor(), pair.recipient()));
        return new QueueRules(maxParallel, leaveRootAlone, maxGenerations, more, keepsLogs);
    }

    /** A pair that cannot work. */
    public record Excluded(String donor, String recipient) {}

    /**
     * Returns those that the options ask for.
     *
     * @param keepsLogs for how long the root keeps its binary logs; empty if it purges none by itself
     */
    public static QueueRules of(FleetOptions options, Set<Excluded> excluded, Optional<Duration> keepsLogs) {
        return new QueueRules(
                options.maxParallel(),
                options.leavesRootAlone(),
                options.maxGenerations(),
                excluded,
                keepsLogs.map(Duration::toMillis).orElse(Long.MAX_VALUE));
    }
}
