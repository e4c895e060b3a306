package io.github.mysqlclone.internal.fleet.plan;

import java.util.HashSet;
import java.util.Set;

/**
 * One that may serve.
 *
 * @param generation 0 for the root
 * @param copiedAt when its data is of, in milliseconds; of no meaning for the root
 * @param freeSince since when it serves nobody, in milliseconds
 * @param closedUntil until when somebody else has it, in milliseconds
 * @param strikes the recipients whose clones have failed because of it
 * @param hasLeft whether it serves no more
 */
record Donor(
        ServerLocation place,
        int generation,
        long copiedAt,
        long freeSince,
        long closedUntil,
        Set<String> strikes,
        boolean hasLeft) {

    Donor {
        strikes = Set.copyOf(strikes);
    }

    static Donor root(ServerLocation place, long now) {
        return new Donor(place, 0, now, now, 0, Set.of(), false);
    }

    /** A copy of a copy is as old as that, however late it was made. */
    static Donor copy(ServerLocation place, int generation, long copiedAt, long now) {
        return new Donor(place, generation, copiedAt, now, 0, Set.of(), false);
    }

    Donor free(long now) {
        return new Donor(place, generation, copiedAt, now, closedUntil, strikes, hasLeft);
    }

    Donor closed(long until) {
        return new Donor(place, generation, copiedAt, freeSince, Math.max(until, closedUntil), strikes, hasLeft);
    }

    Donor struckBy(String recipient) {
        Set<String> more = new HashSet<>(strikes);
        more.add(recipient);
        return new Donor(place, generation, copiedAt, freeSince, closedUntil, more, hasLeft);
    }

    Donor gone() {
        return new Donor(place, generation, copiedAt, freeSince, closedUntil, strikes, true);
    }

    boolean isRoot() {
        return generation == 0;
    }

    /** Returns whether it may ever serve again. */
    boolean isIn() {
        return !hasLeft && strikes.size() < QueueRules.STRIKES;
    }

    /** Returns how far behind the root its data is, in whole minutes: less makes no difference to anybody. */
    long lagMinutes(long now) {
        return isRoot() ? 0 : (now - copiedAt) / 60_000;
    }
}
