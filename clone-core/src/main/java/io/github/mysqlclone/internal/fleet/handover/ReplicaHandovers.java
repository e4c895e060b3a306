package io.github.mysqlclone.internal.fleet.handover;

import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.fleet.MemberState;
import io.github.mysqlclone.fleet.ReplicationSource;
import io.github.mysqlclone.internal.fleet.inspection.ReplicationSourceFinder;
import io.github.mysqlclone.internal.fleet.plan.Pairing;
import io.github.mysqlclone.internal.fleet.request.PossibleDonor;
import io.github.mysqlclone.internal.fleet.state.FleetRunContext;
import io.github.mysqlclone.internal.provisioning.ProvisioningRun;
import io.github.mysqlclone.provisioning.Provisioned;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ReplicationTimeoutException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes copies into replicas, each on a thread of its own. Used by the thread of the fleet. */
public final class ReplicaHandovers implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReplicaHandovers.class);

    private final FleetRunContext setting;
    private final List<CopyToHandOver> waiting = new ArrayList<>();
    private final Map<String, Thread> running = new HashMap<>();
    /** Each once: what it puts back after that is not to be broken off, too. */
    private final Set<Thread> brokenOff = new HashSet<>();

    private final Set<String> joined = new HashSet<>();

    /** Begin nothing yet. */
    public ReplicaHandovers(FleetRunContext setting) {
        this.setting = setting;
        joined.add(setting.wish().root().name());
    }

    /** Let copies wait for their turn. */
    public void add(List<CopyToHandOver> copies) {
        waiting.addAll(copies);
    }

    /** One that replicates already. */
    public void isThere(FleetMember member) {
        joined.add(member.name());
    }

    /** Begin as many as may. */
    public void startAll() {
        for (Iterator<CopyToHandOver> all = waiting.iterator();
                all.hasNext() && running.size() < setting.options().maxParallel(); ) {
            CopyToHandOver copy = all.next();
            Optional<MemberOutcome> lost = lostParent(copy);
            if (lost.isPresent()) {
                all.remove();
                failed(
                        copy,
                        new IllegalStateException("The one that it is to follow is no replica itself: " + lost.get()));
            } else if (isDue(copy)) {
                all.remove();
                start(copy);
            }
        }
    }

    /** A chain is made from its upper end on: what a parent never gets does not come to its children. */
    private boolean isDue(CopyToHandOver copy) {
        return parent(copy).filter(this::isOfFleet).stream().allMatch(this::isThere);
    }

    private boolean isThere(String name) {
        return joined.contains(name)
                || setting.outcomes().replicates(setting.wish().member(name));
    }

    /** Returns what has become of a parent that is no replica and will be none. */
    private Optional<MemberOutcome> lostParent(CopyToHandOver copy) {
        return parent(copy)
                .filter(name -> isOfFleet(name) && !isThere(name))
                .map(setting.wish()::member)
                .filter(setting.outcomes()::has)
                .map(setting.outcomes()::of);
    }

    private Optional<String> parent(CopyToHandOver copy) {
        return setting.options().replicateFrom() == ReplicationSource.PARENT
                ? copy.pairing().map(Pairing::donor)
                : Optional.empty();
    }

    private void start(CopyToHandOver copy) {
        setting.states().tell(copy.member(), MemberState.JOINING);
        Thread thread = new Thread(() -> join(copy), "mysql-clone-fleet-" + copy.name());
        thread.setDaemon(true);
        running.put(copy.name(), thread);
        thread.start();
    }

    private void join(CopyToHandOver copy) {
        try {
            PossibleDonor source = parent(copy)
                    .filter(name -> isOfFleet(name))
                    .map(name -> setting.wish().participant(name))
                    .orElseGet(() -> new ReplicationSourceFinder(
                                    setting.wish(), setting.options(), setting.ledgers(), setting.opener())
                            .of(copy.member()));
            Provisioned done = new ProvisioningRun(
                            setting.specs().of(copy.member(), source),
                            copy.member().server(),
                            setting.wish().replication())
                    .handOver(setting.options().catchUp());
            setting.events().add(() -> done(copy, done));
        } catch (InterruptedException e) {
            setting.events().add(() -> stopped(copy));
        } catch (RuntimeException | Error e) {
            setting.events().add(() -> failed(copy, e));
        }
    }

    private boolean isOfFleet(String name) {
        return name.equals(setting.wish().root().name())
                || setting.wish().members().stream()
                        .anyMatch(member -> member.name().equals(name));
    }

    private void done(CopyToHandOver copy, Provisioned done) {
        ended(copy);
        joined.add(copy.name());
        setting.outcomes().left(copy.name(), done.leftovers());
        if (done.quarantined()) {
            log.warn(
                    "{} replicates, and is set up as in quarantine still, of which no ledger tells how it was before",
                    copy.member());
        }
        setting.outcomes().put(outcome(copy, Optional.of(done.status())));
        setting.states().tell(copy.member(), MemberState.REPLICATING);
    }

    private MemberOutcome outcome(CopyToHandOver copy, Optional<ReplicaStatus> status) {
        return copy.result().isPresent()
                ? new MemberOutcome.Cloned(
                        copy.member(),
                        copy.result().get(),
                        copy.pairing().map(Pairing::donor).orElse(""),
                        copy.pairing().map(Pairing::generation).orElse(0),
                        status)
                : status.<MemberOutcome>map(channel -> new MemberOutcome.Replicating(copy.member(), channel))
                        .orElseGet(() -> new MemberOutcome.NotStarted(copy.member(), "it was cancelled"));
    }

    private void stopped(CopyToHandOver copy) {
        ended(copy);
        if (replicates(copy)) {
            return;
        }
        setting.outcomes().put(outcome(copy, Optional.empty()));
        setting.states().tell(copy.member(), copy.result().isPresent() ? MemberState.COPIED : MemberState.NOT_STARTED);
    }

    /** What an earlier call has left on one that replicates is put back here; it replicates whatever comes of that. */
    private boolean replicates(CopyToHandOver copy) {
        if (!setting.outcomes().replicates(copy.member())) {
            return false;
        }
        joined.add(copy.name());
        setting.states().tell(copy.member(), MemberState.REPLICATING);
        return true;
    }

    private void failed(CopyToHandOver copy, Throwable thrown) {
        ended(copy);
        if (replicates(copy)) {
            log.warn(
                    "{} replicates, and what an earlier call has left on it stays: {}",
                    copy.member(),
                    setting.opener().mask().mask(String.valueOf(thrown.getMessage())));
            return;
        }
        Optional<ReplicaStatus> lagging = statusOfRunning(thrown);
        if (lagging.isPresent()) {
            catchingUp(copy, lagging.get(), String.valueOf(thrown.getMessage()));
            return;
        }
        RuntimeException why = thrown instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException(
                        "it failed unexpectedly: " + setting.opener().mask().mask(thrown.toString()),
                        setting.opener().mask().clean(thrown));
        log.warn("{} is no replica: {}", copy.member(), why.getMessage());
        setting.outcomes()
                .put(new MemberOutcome.Failed(
                        copy.member(),
                        copy.result().isPresent() ? RecipientData.REPLACED : RecipientData.UNTOUCHED,
                        (copy.result().isPresent() ? "It is cloned, but no replica, and in quarantine. " : "")
                                + why.getMessage(),
                        why));
        setting.states().tell(copy.member(), MemberState.FAILED);
    }

    private static Optional<ReplicaStatus> statusOfRunning(Throwable thrown) {
        return thrown instanceof ReplicationTimeoutException timeout
                ? timeout.status().filter(ReplicaStatus::isRunning)
                : Optional.empty();
    }

    /** What it gets sooner or later comes to those that follow it, too. */
    private void catchingUp(CopyToHandOver copy, ReplicaStatus status, String why) {
        joined.add(copy.name());
        log.warn("{} replicates and has not caught up; it stays in quarantine: {}", copy.member(), why);
        setting.outcomes().put(new MemberOutcome.CatchingUp(copy.member(), copy.result(), status, why));
        setting.states().tell(copy.member(), MemberState.CATCHING_UP);
    }

    private void ended(CopyToHandOver copy) {
        Thread thread = running.remove(copy.name());
        if (thread != null) {
            await(thread);
        }
    }

    /** Begin no more, and break off those that are at it: they stay in quarantine. */
    public void stop() {
        waiting.stream()
                .filter(copy -> !replicates(copy))
                .forEach(copy -> setting.outcomes().put(outcome(copy, Optional.empty())));
        waiting.clear();
        running.values().stream().filter(brokenOff::add).forEach(Thread::interrupt);
    }

    /** Returns whether nothing runs and nothing waits. */
    public boolean isDone() {
        return waiting.isEmpty() && running.isEmpty();
    }

    /** See a thread go; an interruption meanwhile is kept. */
    public static void await(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        running.values().forEach(Thread::interrupt);
        running.values().forEach(ReplicaHandovers::await);
    }
}
