package io.github.mysqlclone.internal.fleet.cloning;

import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.internal.fleet.lease.DonorLeases;
import io.github.mysqlclone.internal.fleet.plan.CloneQueue;
import io.github.mysqlclone.internal.fleet.plan.Pairing;
import io.github.mysqlclone.internal.fleet.request.FleetRequest;
import io.github.mysqlclone.internal.fleet.request.PossibleDonor;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queue, and the leases on the donors that it uses: a clone that ends gives its donor back. Used by the thread of the fleet. */
final class LeasedQueue implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LeasedQueue.class);

    /** When a donor that somebody else uses is asked again. */
    private static final long ASK_AGAIN_MILLIS = 5_000;

    /** When a server that did not answer is tried again, or one where somebody was at work. */
    private static final long TRY_AGAIN_MILLIS = 15_000;

    private final DonorLeases leases;
    private final Duration patience;
    private final Map<String, String> unfit = new HashMap<>();
    private CloneQueue queue;
    private long movedAt = now();

    /**
     * Begin with no lease.
     *
     * @param patience for how long nothing may go on
     */
    LeasedQueue(CloneQueue queue, DonorLeases leases, Duration patience) {
        this.queue = queue;
        this.leases = leases;
        this.patience = patience;
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    /**
     * Count a clone that an earlier call has begun as running.
     *
     * @param ofFleet its donor; empty if that is none of the fleet
     */
    Pairing follow(FleetMember member, String donor, Optional<PossibleDonor> ofFleet) {
        queue = queue.following(FleetRequest.place(member), donor, now());
        ofFleet.ifPresent(leases::takeAlong);
        return queue.running().stream()
                .filter(one -> one.recipient().equals(member.name()))
                .findFirst()
                .orElseThrow();
    }

    Optional<Pairing> next() {
        return queue.next(now());
    }

    /** Begin a pair, if its donor can be had; else that one is asked again later. */
    boolean begin(Pairing pairing, PossibleDonor donor) {
        if (!leases.take(donor)) {
            queue = queue.closed(donor.name(), now() + ASK_AGAIN_MILLIS);
            return false;
        }
        queue = queue.started(pairing, now());
        return true;
    }

    /** It has somebody to wait for, and that is no attempt. */
    void rests(Pairing pairing) {
        movedAt = now();
        leases.release(pairing.donor());
        queue = queue.returned(pairing.recipient(), now(), now()).later(pairing.recipient(), now() + ASK_AGAIN_MILLIS);
    }

    /** Nothing is dropped for replication that would not come about. */
    void unfit(Pairing pairing, String why) {
        log.warn("{} is not cloned from {}, which it could not follow: {}", pairing.recipient(), pairing.donor(), why);
        leases.release(pairing.donor());
        unfit.put(pairing.recipient(), "; it could not follow " + pairing.donor() + ": " + why);
        queue = queue.unfit(pairing.recipient(), now());
    }

    void completed(Pairing pairing, boolean mayServe) {
        movedAt = now();
        leases.release(pairing.donor());
        queue = queue.completed(pairing.recipient(), mayServe, now());
    }

    /** Somebody else has the donor; return whether the recipient waits. */
    boolean donorIsBusy(Pairing pairing) {
        leases.release(pairing.donor());
        queue = queue.returned(pairing.recipient(), now() + ASK_AGAIN_MILLIS, now());
        return queue.waiting().contains(pairing.recipient());
    }

    /** Return whether the recipient waits for another attempt. */
    boolean failed(Pairing pairing, CloneFailureJudgement.Failed failed) {
        // A donor that was busy has moved nothing: else it could be asked for ever.
        movedAt = now();
        leases.release(pairing.donor());
        queue = queue.failed(pairing.recipient(), failed.setback(), now());
        boolean waits = queue.waiting().contains(pairing.recipient());
        if (waits && failed.needsTime()) {
            queue = queue.later(pairing.recipient(), now() + TRY_AGAIN_MILLIS);
        }
        return waits;
    }

    void unresolved(Pairing pairing) {
        movedAt = now();
        long rest = leases.keepOn(pairing.donor()).toMillis();
        queue = queue.unresolved(pairing.recipient(), now() + rest, now());
    }

    void givenUp(String recipient) {
        queue.running().stream()
                .filter(pairing -> pairing.recipient().equals(recipient))
                .forEach(pairing -> leases.release(pairing.donor()));
        queue = queue.givenUp(recipient, now());
    }

    /** Returns why nobody who waits will be served; empty as long as somebody may. */
    Optional<String> whyNothingGoesOn() {
        if (queue.isStarved()) {
            return Optional.of("no donor is left that could serve it");
        }
        if (queue.waiting().isEmpty() || !queue.running().isEmpty() || now() - movedAt <= patience.toMillis()) {
            return Optional.empty();
        }
        String last = leases.objection();
        return Optional.of(
                "for " + patience + " no donor was free" + (last.isEmpty() ? "" : "; the last time " + last));
    }

    /** Begin no more; return who waited, with what else there is to say of each. */
    Map<String, String> stop() {
        Map<String, String> waited = queue.waiting().stream()
                .collect(Collectors.toMap(Function.identity(), name -> unfit.getOrDefault(name, "")));
        queue = queue.stopped();
        return waited;
    }

    boolean mayLeave(String copy) {
        return queue.mayLeave(copy, now());
    }

    /** Take a server out; return whether some wait whom it could serve but for its age. */
    boolean left(String server) {
        boolean isTooOld = queue.isTooOld(server, now());
        queue = queue.left(server);
        return isTooOld;
    }

    boolean isDone() {
        return queue.isDone();
    }

    /** Returns whether a lease is kept for a clone of which nobody knows. */
    boolean keepsDonors() {
        return leases.areKeptOn();
    }

    void tick() {
        leases.tick();
    }

    @Override
    public void close() {
        leases.close();
    }
}
