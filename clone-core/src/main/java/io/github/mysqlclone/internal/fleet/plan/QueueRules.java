package io.github.mysqlclone.internal.fleet.plan;

import io.github.mysqlclone.fleet.FleetOptions;
import java.util.HashSet;
import java.util.Set;

/**
 * What holds for a whole fleet.
 *
 * @param maxParallel how many clones may run at once
 * @param leaveRootAlone whether the root serves only where no other donor is free
 * @param maxGenerations how far a copy may be from the root
 * @param excluded pairs that cannot work, whatever else is free
 */
public record QueueRules(int maxParallel, boolean leaveRootAlone, int maxGenerations, Set<Excluded> excluded) {

    /** How often a member is tried. */
    static final int ATTEMPTS = 2;

    /** From how many recipients a donor may get a strike before it is out. */
    static final int STRIKES = 2;

    /** Copy the set. */
    public QueueRules {
        excluded = Set.copyOf(excluded);
    }

    /** Returns those by which one pair more cannot work. */
    QueueRules without(Pairing pair) {
        Set<Excluded> more = new HashSet<>(excluded);
        more.add(new Excluded(pair.donor(), pair.recipient()));
        return new QueueRules(maxParallel, leaveRootAlone, maxGenerations, more);
    }

    /** A pair that cannot work. */
    public record Excluded(String donor, String recipient) {}

    /** Returns those that the options ask for. */
    public static QueueRules of(FleetOptions options, Set<Excluded> excluded) {
        return new QueueRules(options.maxParallel(), options.leavesRootAlone(), options.maxGenerations(), excluded);
    }
}
