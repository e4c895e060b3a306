package io.github.mysqlclone.internal.fleet.plan;

import java.util.HashSet;
import java.util.Set;

/**
 * A member that is to be cloned.
 *
 * @param attempts how often it was tried
 * @param failedDonors with whom
 * @param emptied whether that has dropped its data
 * @param notBefore when it may be tried again, in milliseconds
 */
record WaitingRecipient(ServerLocation place, int attempts, Set<String> failedDonors, boolean emptied, long notBefore) {

    WaitingRecipient {
        failedDonors = Set.copyOf(failedDonors);
    }

    static WaitingRecipient untried(ServerLocation place) {
        return new WaitingRecipient(place, 0, Set.of(), false, Long.MIN_VALUE);
    }

    WaitingRecipient failedWith(String donor, boolean hasEmptiedIt) {
        Set<String> more = new HashSet<>(failedDonors);
        more.add(donor);
        return new WaitingRecipient(place, attempts + 1, more, emptied || hasEmptiedIt, notBefore);
    }

    WaitingRecipient later(long until) {
        return new WaitingRecipient(place, attempts, failedDonors, emptied, until);
    }

    boolean hasAttemptsLeft() {
        return attempts < QueueRules.ATTEMPTS;
    }
}
