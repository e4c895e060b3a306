package io.github.mysqlclone.internal.fleet.cloning;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.fleet.CloneTree;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.MemberState;
import io.github.mysqlclone.internal.fleet.handover.CopyToHandOver;
import io.github.mysqlclone.internal.fleet.inspection.FleetInspection;
import io.github.mysqlclone.internal.fleet.inspection.ServersByUuid;
import io.github.mysqlclone.internal.fleet.lease.DonorLeases;
import io.github.mysqlclone.internal.fleet.plan.Pairing;
import io.github.mysqlclone.internal.fleet.request.PossibleDonor;
import io.github.mysqlclone.internal.fleet.state.FleetRunContext;
import io.github.mysqlclone.server.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clones of a fleet: begins those that the queue asks for, and tells it how they end. Used by the thread of the fleet. */
public final class RunningClones implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RunningClones.class);

    /** How long a clone of an earlier call may take to be cancelled; nobody knows how it ends after that. */
    private static final long CANCEL_WITHIN_MILLIS = 60_000;

    private final FleetRunContext setting;
    private final FinishedClones ends;
    private final LeasedQueue queue;
    private final CloneStart start;
    private final RootPurgeCheck history;
    private final FollowedClones followed;
    private final Map<String, RunningClone> running = new LinkedHashMap<>();
    private final List<CloneTree.Branch> branches = new ArrayList<>();
    private boolean isStopped;
    private Optional<Long> cancelledAt = Optional.empty();
    private String whyStopped = "it was cancelled";

    /** Begin nothing yet. */
    public RunningClones(
            FleetRunContext setting,
            FleetInspection survey,
            ServersByUuid servers,
            FinishedClones ends,
            Optional<Account> temporary) {
        this.setting = setting;
        this.ends = ends;
        DonorLeases leases = new DonorLeases(
                setting.opener(),
                setting.specs().donorWindow(),
                setting.options().keepDonorAfterUnknown());
        this.queue =
                new LeasedQueue(survey.queue(now()), leases, setting.options().donorWait());
        this.start = new CloneStart(setting, servers, new EarlierAttempts(setting, servers, leases), temporary);
        this.history = new RootPurgeCheck(setting.opener(), setting.wish().root());
        this.followed = new FollowedClones(setting, temporary.map(Account::user));
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    /** Take up a clone that an earlier call has begun; it counts as running from now on, until its end is known or given up. */
    public void follow(FleetMember member, CloneIdentity identity) {
        String donor = followed.donorOf(identity);
        Pairing pairing = queue.follow(
                member,
                donor,
                followed.isOfFleet(donor) ? Optional.of(setting.wish().participant(donor)) : Optional.empty());
        followed.add(new FollowedClones.Followed(member, pairing, identity), this::takenUp, this::lost);
    }

    private void takenUp(RunningClone clone) {
        begun(clone);
        if (cancelledAt.isPresent()) {
            clone.operation().cancel();
        }
    }

    private void lost(FollowedClones.Followed clone, CloneOutcomeUnknownException why) {
        queue.unresolved(clone.pairing());
        ends.unresolved(clone.member(), new CloneFailureJudgement.Unresolved(why));
    }

    /** Begin all that may begin now; give up where nothing ever will. */
    public void startAll() {
        for (Optional<Pairing> next = queue.next(); next.isPresent(); next = queue.next()) {
            Pairing pairing = next.get();
            contained(setting.wish().member(pairing.recipient()), RecipientData.UNTOUCHED, () -> start(pairing));
        }
        queue.whyNothingGoesOn().ifPresent(this::giveUp);
    }

    private void giveUp(String why) {
        queue.stop().forEach((name, more) -> ends.notStarted(setting.wish().member(name), why + more));
    }

    /** What goes wrong with one member here is that one's failure, and leaves the others alone. */
    private void contained(FleetMember member, RecipientData data, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("{} failed unexpectedly", member, setting.opener().mask().clean(e));
            queue.givenUp(member.name());
            if (!setting.outcomes().has(member)) {
                ends.failed(
                        member,
                        CloneFailureJudgement.unexpected(setting.opener().mask(), e, data));
            }
        }
    }

    private void start(Pairing pairing) {
        FleetMember member = setting.wish().member(pairing.recipient());
        PossibleDonor donor = setting.wish().participant(pairing.donor());
        if (!history.reachesBackTo(donor)) {
            queue.left(donor.name());
            return;
        }
        if (!queue.begin(pairing, donor)) {
            return;
        }
        CloneStart.Outcome begin = start.of(member, donor, pairing);
        if (begin instanceof CloneStart.Begun begun) {
            begun(begun.running());
        } else if (begin instanceof CloneStart.Unfit unfitPair) {
            queue.unfit(pairing, unfitPair.why());
        } else if (begin instanceof CloneStart.Waits) {
            queue.rests(pairing);
        } else {
            CloneStart.Refused refused = (CloneStart.Refused) begin;
            failed(member, pairing, refused.spec(), refused.why());
        }
    }

    private void begun(RunningClone clone) {
        running.put(clone.member().name(), clone);
        setting.states()
                .tell(clone.member(), MemberState.CLONING, clone.pairing().donor(), 0);
        clone.operation()
                .completion()
                .whenComplete((result, thrown) -> setting.events()
                        .add(() ->
                                contained(clone.member(), RecipientData.UNKNOWN, () -> ended(clone, result, thrown))));
    }

    private void ended(RunningClone clone, @Nullable CloneResult result, @Nullable Throwable thrown) {
        running.remove(clone.member().name());
        clone.close();
        if (result == null) {
            failed(clone.member(), clone.pairing(), clone.spec(), unwrapped(thrown));
            return;
        }
        branches.add(new CloneTree.Branch(
                clone.member().name(), clone.pairing().donor(), clone.pairing().generation()));
        boolean isFit = ends.copied(clone, result);
        queue.completed(clone.pairing(), isFit);
    }

    private static Throwable unwrapped(@Nullable Throwable thrown) {
        if (thrown == null) {
            return new IllegalStateException("the clone ended without a result");
        }
        Throwable end = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return ServersOfClone.refusal(end).<Throwable>map(refusal -> refusal).orElse(end);
    }

    private void failed(FleetMember member, Pairing pairing, RemoteCloneSpec spec, Throwable thrown) {
        String donor = pairing.donor();
        boolean donorIsRoot = donor.equals(setting.wish().root().name());
        CloneFailureJudgement end = CloneFailureJudgement.of(spec, thrown, donorIsRoot);
        if (end instanceof CloneFailureJudgement.DonorBusy) {
            log.info("{} serves somebody else; {} waits", donor, member);
            ends.leftovers(member, thrown);
            if (queue.donorIsBusy(pairing)) {
                setting.states().tell(member, MemberState.WAITING);
            } else {
                ends.notStarted(member, whyStopped);
            }
        } else if (end instanceof CloneFailureJudgement.Unresolved unresolved) {
            queue.unresolved(pairing);
            ends.unresolved(member, unresolved);
        } else {
            CloneFailureJudgement.Failed failed = (CloneFailureJudgement.Failed) end;
            if (queue.failed(pairing, failed)) {
                log.warn(
                        "Cloning {} from {} failed, and is tried again: {}",
                        member,
                        donor,
                        failed.why().getMessage());
                ends.tryAgain(member, failed);
            } else {
                ends.failed(member, failed);
            }
        }
    }

    /** Keep leases alive, and tell how far the clones are. */
    public void tick() {
        queue.tick();
        if (cancelledAt.filter(at -> now() - at > CANCEL_WITHIN_MILLIS).isPresent()) {
            // The statement of another process may hang on the member for ever. Its own are let go of when they are
            // closed.
            running.values().stream()
                    .filter(clone -> !clone.isOurs())
                    .forEach(clone -> clone.operation().detach());
        }
        running.values()
                .forEach(clone -> setting.states()
                        .tell(
                                clone.member(),
                                MemberState.CLONING,
                                clone.pairing().donor(),
                                clone.operation().progress().percent()));
    }

    /** Begin no more, and let those that run come to their end. */
    public void beginNoMore(String why) {
        isStopped = true;
        whyStopped = why;
        giveUp(why);
    }

    /** Begin no more, and end those that run. */
    public void stop(String why) {
        beginNoMore(why);
        cancelledAt = Optional.of(now());
        followed.stop();
        running.values().forEach(clone -> clone.operation().cancel());
    }

    /** Returns those copies that are no longer needed as donors; each once. */
    public List<CopyToHandOver> leaving() {
        List<CopyToHandOver> leaving = new ArrayList<>();
        for (CopyToHandOver copy : ends.take(name -> (isStopped && queue.isDone()) || queue.mayLeave(name))) {
            boolean isEarly = queue.left(copy.name());
            leaving.add(isEarly ? copy.leavingEarly(tooOld(copy)) : copy);
        }
        return leaving;
    }

    private String tooOld(CopyToHandOver copy) {
        String why = "It serves no more as a donor though others wait: the source may purge binary logs before another"
                + " clone has ended, and then neither could follow. Raise binlog_expire_logs_seconds on the source for a"
                + " faster fleet.";
        log.warn("{}: {}", copy.member(), why);
        return why;
    }

    /** Returns whether nothing runs and nothing waits. */
    public boolean isDone() {
        return queue.isDone();
    }

    /**
     * Returns whether no copy and no lease is kept for a clone of which nobody knows. A wish to cancel ends that: the copies stay in
     * quarantine then, with all that such a clone needs of them.
     */
    public boolean holdsNothing() {
        return !ends.hasCopies() && (isStopped || !queue.keepsDonors());
    }

    /** Returns who was cloned from whom. */
    public CloneTree tree() {
        return new CloneTree(setting.wish().root().name(), branches);
    }

    /** End what runs, if something has gone wrong here; and give the donors back. */
    @Override
    public void close() {
        followed.close();
        running.values().forEach(RunningClone::close);
        queue.close();
    }
}
