package io.github.mysqlclone.internal.fleet.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who waits, who serves whom, and what came of the rest. An immutable value: each event makes a new one.
 *
 * <p>Time is given with each call, in milliseconds of any clock that goes forward.
 */
public final class CloneQueue {

    private final QueueRules rules;
    private final Map<String, Donor> donors;
    private final Map<String, WaitingRecipient> waiting;
    private final Map<String, RunningPair> running;
    private final Map<String, QueueOutcome> ended;
    /** Until when somebody else has a donor, or it may serve a clone of which nobody knows; also those of earlier calls. */
    private final Map<String, Long> closedUntil;

    private final boolean stopped;

    private CloneQueue(
            QueueRules rules,
            Map<String, Donor> donors,
            Map<String, WaitingRecipient> waiting,
            Map<String, RunningPair> running,
            Map<String, QueueOutcome> ended,
            Map<String, Long> closedUntil,
            boolean stopped) {
        this.rules = rules;
        this.donors = donors;
        this.waiting = waiting;
        this.running = running;
        this.ended = ended;
        this.closedUntil = closedUntil;
        this.stopped = stopped;
    }

    /** Returns one in which nothing has begun. */
    public static CloneQueue begin(QueueRules rules, ServerLocation root, List<ServerLocation> members, long now) {
        CloneQueue queue = new CloneQueue(
                rules,
                new LinkedHashMap<>(Map.of(root.name(), Donor.root(root, now))),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                false);
        members.forEach(member -> queue.waiting.put(member.name(), WaitingRecipient.untried(member)));
        return queue;
    }

    private CloneQueue copy() {
        return copy(stopped);
    }

    private CloneQueue copy(boolean andStopped) {
        return copy(rules, andStopped);
    }

    private CloneQueue copy(QueueRules byRules, boolean andStopped) {
        return new CloneQueue(
                byRules,
                new LinkedHashMap<>(donors),
                new LinkedHashMap<>(waiting),
                new LinkedHashMap<>(running),
                new LinkedHashMap<>(ended),
                new LinkedHashMap<>(closedUntil),
                andStopped);
    }

    /** Takes up a clone that an earlier call has begun; its donor need not be one of the fleet. */
    public CloneQueue following(ServerLocation recipient, String donor, long now) {
        CloneQueue next = copy();
        int generation = Optional.ofNullable(donors.get(donor))
                .map(known -> known.generation() + 1)
                .orElse(1);
        next.waiting.remove(recipient.name());
        next.running.put(
                recipient.name(),
                new RunningPair(
                        new Pairing(donor, recipient.name(), generation), WaitingRecipient.untried(recipient), now));
        return next;
    }

    private PairingChoice choice() {
        return new PairingChoice(rules, donors, waiting, running);
    }

    /** Returns the best pair that may begin now; empty if there is none. */
    public Optional<Pairing> next(long now) {
        return choice().best(now);
    }

    /** Returns whether some wait and nobody will ever serve them. */
    public boolean isStarved() {
        return choice().isStarved();
    }

    /** Returns whether a copy is needed no more as a donor, or is none; one that may serve still is needed. */
    public boolean mayLeave(String copy, long now) {
        boolean isClosed = closedUntil.getOrDefault(copy, Long.MIN_VALUE) > now;
        return !choice().serves(copy) && !isClosed && (waiting.isEmpty() || !choice().mayServeAgain(copy, now));
    }

    /** Returns whether some wait whom a copy could serve but for its age: what its children would lack may be purged by then. */
    public boolean isTooOld(String copy, long now) {
        return !waiting.isEmpty() && choice().isTooOld(copy, now);
    }

    /** Begins a pair. */
    public CloneQueue started(Pairing pairing, long now) {
        CloneQueue next = copy();
        WaitingRecipient recipient = Objects.requireNonNull(next.waiting.remove(pairing.recipient()), "recipient");
        next.running.put(pairing.recipient(), new RunningPair(pairing, recipient, now));
        return next;
    }

    /**
     * Ends a clone well.
     *
     * @param mayServe whether the copy was proved to be fit for a donor; one that was emptied by a failure before is none
     */
    public CloneQueue completed(String recipient, boolean mayServe, long now) {
        CloneQueue next = copy();
        RunningPair clone = next.end(recipient, now);
        if (mayServe && !clone.recipient().emptied()) {
            DataAge data = Optional.ofNullable(next.donors.get(clone.pairing().donor()))
                    .filter(donor -> !donor.isRoot())
                    .map(donor -> donor.data().copied(clone.begunAt(), now))
                    .orElseGet(() -> DataAge.ofChildOfRoot(clone.begunAt(), now));
            next.donors.put(
                    recipient,
                    Donor.copy(clone.recipient().place(), clone.pairing().generation(), data, now));
        }
        next.ended.put(recipient, QueueOutcome.COPIED);
        return next;
    }

    /** Ends a clone that failed. */
    public CloneQueue failed(String recipient, FailureConsequence setback, long now) {
        CloneQueue next = copy();
        RunningPair clone = next.end(recipient, now);
        String donor = clone.pairing().donor();
        if (setback.blamesDonor()) {
            next.donors.computeIfPresent(donor, (name, known) -> known.struckBy(recipient));
        }
        WaitingRecipient after = clone.recipient().failedWith(donor, setback.hasEmptied());
        if (setback.mayBeTriedAgain() && after.hasAttemptsLeft() && !stopped) {
            next.waiting.put(recipient, after);
        } else {
            next.ended.put(recipient, QueueOutcome.FAILED);
        }
        return next;
    }

    /** Ends one that waits or is cloned, whatever it was doing; one that has ended already stays as it is. */
    public CloneQueue givenUp(String recipient, long now) {
        CloneQueue next = copy();
        if (next.running.containsKey(recipient)) {
            next.end(recipient, now);
        } else if (next.waiting.remove(recipient) == null) {
            return this;
        }
        next.ended.put(recipient, QueueOutcome.FAILED);
        return next;
    }

    /** Lets one that waits rest for a while. */
    public CloneQueue later(String recipient, long until) {
        CloneQueue next = copy();
        next.waiting.computeIfPresent(recipient, (name, before) -> before.later(until));
        return next;
    }

    /** Ends a clone of which nobody knows how it ended: its donor may serve it still. */
    public CloneQueue unresolved(String recipient, long donorClosedUntil, long now) {
        CloneQueue next = copy();
        String donor = next.end(recipient, now).pairing().donor();
        next.ended.put(recipient, QueueOutcome.UNRESOLVED);
        return next.closed(donor, donorClosedUntil);
    }

    /** Takes a recipient back whose donor somebody else has: that was no attempt. Once all is stopped it is not begun. */
    public CloneQueue returned(String recipient, long donorClosedUntil, long now) {
        CloneQueue next = copy();
        RunningPair clone = next.end(recipient, now);
        if (stopped) {
            next.ended.put(recipient, QueueOutcome.NOT_STARTED);
        } else {
            next.waiting.put(recipient, clone.recipient());
        }
        return next.closed(clone.pairing().donor(), donorClosedUntil);
    }

    /** Takes a recipient back that cannot be cloned from this donor: that was no attempt, and is not made again. */
    public CloneQueue unfit(String recipient, long now) {
        CloneQueue next = copy(
                rules.without(
                        Objects.requireNonNull(running.get(recipient), "clone").pairing()),
                stopped);
        RunningPair clone = next.end(recipient, now);
        if (stopped) {
            next.ended.put(recipient, QueueOutcome.NOT_STARTED);
        } else {
            next.waiting.put(recipient, clone.recipient());
        }
        return next;
    }

    private RunningPair end(String recipient, long now) {
        RunningPair clone = Objects.requireNonNull(running.remove(recipient), "clone");
        donors.computeIfPresent(clone.pairing().donor(), (name, donor) -> donor.free(now));
        return clone;
    }

    /** Leaves a donor to somebody else for a while. */
    public CloneQueue closed(String donor, long until) {
        CloneQueue next = copy();
        next.closedUntil.merge(donor, until, Math::max);
        next.donors.computeIfPresent(donor, (name, known) -> known.closed(until));
        return next;
    }

    /** Takes a donor out for good. */
    public CloneQueue left(String donor) {
        CloneQueue next = copy();
        next.donors.computeIfPresent(donor, (name, known) -> known.gone());
        return next;
    }

    /** Begins no more: what waits is ended, and what runs does not come to wait again. */
    public CloneQueue stopped() {
        CloneQueue next = copy(true);
        next.waiting.keySet().forEach(name -> next.ended.put(name, QueueOutcome.NOT_STARTED));
        next.waiting.clear();
        return next;
    }

    /** Returns whether nothing runs and nothing waits. */
    public boolean isDone() {
        return waiting.isEmpty() && running.isEmpty();
    }

    /** Returns what runs. */
    public List<Pairing> running() {
        return running.values().stream().map(RunningPair::pairing).toList();
    }

    /** Returns who waits. */
    public Set<String> waiting() {
        return Set.copyOf(waiting.keySet());
    }

    /** Returns what came of those that have ended. */
    public Map<String, QueueOutcome> ended() {
        return Map.copyOf(ended);
    }

    /** Returns whether a member that is cloned now, or waits, has lost its data to an attempt. */
    public boolean isEmptied(String member) {
        return Stream.concat(
                        Optional.ofNullable(waiting.get(member)).stream(),
                        Optional.ofNullable(running.get(member)).map(RunningPair::recipient).stream())
                .anyMatch(WaitingRecipient::emptied);
    }
}
