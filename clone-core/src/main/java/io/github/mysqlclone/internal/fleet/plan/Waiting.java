package io.github.mysqlclone.internal.fleet.plan;

import java.util.HashSet;
import java.util.Set;

/**
 * A member that is to be cloned.
 *
 * @param attempts how often it was tried
 * @param failedDonors with whom
 * @param emptied whether that has dropped its data
 */
record Waiting(Place place, int attempts, Set<String> failedDonors, boolean emptied) {

    Waiting {
        failedDonors = Set.copyOf(failedDonors);
    }

    static Waiting untried(Place place) {
        return new Waiting(place, 0, Set.of(), false);
    }

    Waiting failedWith(String donor, boolean hasEmptiedIt) {
        Set<String> more = new HashSet<>(failedDonors);
        more.add(donor);
        return new Waiting(place, attempts + 1, more, emptied || hasEmptiedIt);
    }

    boolean hasAttemptsLeft() {
        return attempts < QueueRules.ATTEMPTS;
    }
}
