package io.github.mysqlclone.internal.fleet.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may serve whom, and who had better, as a queue is now. Pure. */
record PairingChoice(
        QueueRules rules,
        Map<String, Donor> donors,
        Map<String, WaitingRecipient> waiting,
        Map<String, RunningPair> running) {

    /** Returns the best pair that may begin now; empty if there is none. */
    Optional<Pairing> best(long now) {
        if (running.size() >= rules.maxParallel()) {
            return Optional.empty();
        }
        List<Candidate> candidates = new ArrayList<>();
        int place = 0;
        for (WaitingRecipient recipient : waiting.values()) {
            for (Donor donor : donors.values()) {
                if (recipient.notBefore() <= now && isFree(donor, now) && mayServe(donor, recipient)) {
                    candidates.add(new Candidate(donor, recipient, place));
                }
            }
            place++;
        }
        return candidates.stream().min(Candidate.order(rules, now)).map(Candidate::pairing);
    }

    private boolean isFree(Donor donor, long now) {
        return isOpen(donor)
                && donor.closedUntil() <= now
                && donor.isInTime(rules, now)
                && !serves(donor.place().name());
    }

    private boolean isOpen(Donor donor) {
        return donor.isIn() && donor.generation() < rules.maxGenerations();
    }

    private boolean mayServe(Donor donor, WaitingRecipient recipient) {
        Set<String> busy = busyHosts();
        return isPossible(donor.place().name(), recipient)
                && !busy.contains(donor.place().hostLabel())
                && !busy.contains(recipient.place().hostLabel());
    }

    /** With another donor than before, as long as there is or may be another one. */
    private boolean isPossible(String donor, WaitingRecipient recipient) {
        return !isExcluded(donor, recipient)
                && (!recipient.failedDonors().contains(donor) || !mayFindAnother(recipient));
    }

    private boolean isExcluded(String donor, WaitingRecipient recipient) {
        return rules.excluded()
                .contains(new QueueRules.Excluded(donor, recipient.place().name()));
    }

    private boolean mayFindAnother(WaitingRecipient recipient) {
        Stream<String> now = donors.values().stream()
                .filter(this::isOpen)
                .map(donor -> donor.place().name());
        Stream<String> later = running.values().stream()
                .filter(clone -> clone.pairing().generation() < rules.maxGenerations()
                        && !clone.recipient().emptied())
                .map(clone -> clone.pairing().recipient());
        return Stream.concat(now, later)
                .anyMatch(donor -> !recipient.failedDonors().contains(donor) && !isExcluded(donor, recipient));
    }

    private Set<String> busyHosts() {
        return running.values().stream()
                .flatMap(clone -> Stream.concat(
                        Stream.of(clone.recipient().place().hostLabel()),
                        Optional.ofNullable(donors.get(clone.pairing().donor()))
                                .map(donor -> donor.place().hostLabel())
                                .stream()))
                .collect(Collectors.toSet());
    }

    /** Returns whether a clone comes from there. */
    boolean serves(String donor) {
        return running.values().stream()
                .anyMatch(clone -> clone.pairing().donor().equals(donor));
    }

    /** Returns whether some wait and nobody will ever serve them. */
    boolean isStarved() {
        return !waiting.isEmpty()
                && running.isEmpty()
                && waiting.values().stream()
                        .noneMatch(recipient -> donors.values().stream()
                                .anyMatch(donor -> isOpen(donor)
                                        && isPossible(donor.place().name(), recipient)));
    }

    /** Returns whether a copy may be the donor of one more. */
    boolean mayServeAgain(String copy, long now) {
        return Optional.ofNullable(donors.get(copy))
                .filter(donor -> isOpen(donor) && donor.isInTime(rules, now))
                .isPresent();
    }

    /** Returns whether a copy may not for its age alone. */
    boolean isTooOld(String copy, long now) {
        return Optional.ofNullable(donors.get(copy))
                .filter(donor -> isOpen(donor) && !donor.isInTime(rules, now))
                .isPresent();
    }
}
