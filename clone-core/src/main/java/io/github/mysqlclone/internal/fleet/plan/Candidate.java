package io.github.mysqlclone.internal.fleet.plan;

import java.util.Comparator;

/**
 * A pair that may begin.
 *
 * @param placeInLine how many have waited for longer than the recipient
 */
record Candidate(Donor donor, WaitingRecipient recipient, int placeInLine) {

    /** The best comes first. */
    static Comparator<Candidate> order(QueueRules rules, long now) {
        return Comparator.<Candidate, Boolean>comparing(
                        one -> rules.leaveRootAlone() && one.donor().isRoot())
                .thenComparing(
                        one -> !one.donor().place().isBeside(one.recipient().place()))
                .thenComparingLong(one -> one.donor().lagMinutes(now))
                .thenComparingInt(one -> one.donor().strikes().size())
                .thenComparingLong(one -> one.donor().freeSince())
                .thenComparingInt(Candidate::placeInLine);
    }

    Pairing pairing() {
        return new Pairing(donor.place().name(), recipient.place().name(), donor.generation() + 1);
    }
}
