package io.github.mysqlclone.internal.fleet.plan;

import java.util.HashSet;
import java.util.Set;

/**
 * One that may serve.
 *
 * @param generation 0 for the root
 * @param data how old its data is
 * @param freeSince since when it serves nobody, in milliseconds
 * @param closedUntil until when somebody else has it, in milliseconds
 * @param strikes the recipients whose clones have failed because of it
 * @param hasLeft whether it serves no more
 */
record Donor(
        ServerLocation place,
        int generation,
        DataAge data,
        long freeSince,
        long closedUntil,
        Set<String> strikes,
        boolean hasLeft) {

    Donor {
        strikes = Set.copyOf(strikes);
    }

    static Donor root(ServerLocation place, long now) {
        return new Donor(place, 0, DataAge.current(now), now, 0, Set.of(), false);
    }

    static Donor copy(ServerLocation place, int generation, DataAge data, long now) {
        return new Donor(place, generation, data, now, 0, Set.of(), false);
    }

    Donor free(long now) {
        return new Donor(place, generation, data, now, closedUntil, strikes, hasLeft);
    }

    Donor closed(long until) {
        return new Donor(place, generation, data, freeSince, Math.max(until, closedUntil), strikes, hasLeft);
    }

    Donor struckBy(String recipient) {
        Set<String> more = new HashSet<>(strikes);
        more.add(recipient);
        return new Donor(place, generation, data, freeSince, closedUntil, more, hasLeft);
    }

    Donor gone() {
        return new Donor(place, generation, data, freeSince, closedUntil, strikes, true);
    }

    boolean isRoot() {
        return generation == 0;
    }

    /** Returns whether it may ever serve again. */
    boolean isIn() {
        return !hasLeft && strikes.size() < QueueRules.STRIKES;
    }

    /** Returns whether a clone that begins now would still find in the root's binary logs what its copy lacks. */
    boolean isInTime(QueueRules rules, long now) {
        return isRoot() || data.allowsAnotherClone(rules.keepsLogs(), now);
    }

    /** Returns how far behind the root its data is, in whole minutes: less makes no difference to anybody. */
    long lagMinutes(long now) {
        return isRoot() ? 0 : (now - data.copiedAt()) / 60_000;
    }
}
