package io.github.mysqlclone.internal.fleet.handover;

import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.fleet.MemberState;
import io.github.mysqlclone.fleet.ReplicationSource;
import io.github.mysqlclone.internal.fleet.inspection.ReplicationSourceFinder;
import io.github.mysqlclone.internal.fleet.plan.Pairing;
import io.github.mysqlclone.internal.fleet.request.PossibleDonor;
import io.github.mysqlclone.internal.fleet.state.FleetRunContext;
import io.github.mysqlclone.internal.provisioning.ProvisioningRun;
import io.github.mysqlclone.internal.reading.DaemonTask;
import io.github.mysqlclone.provisioning.Provisioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes copies into replicas, each on a thread of its own. Used by the thread of the fleet. */
public final class ReplicaHandovers implements AutoCloseable {

    private final FleetRunContext setting;
    private final List<CopyToHandOver> waiting = new ArrayList<>();
    private final Map<String, Thread> running = new HashMap<>();
    /** Each once: what it puts back after that is not to be broken off, too. */
    private final Set<Thread> brokenOff = new HashSet<>();

    private final FinishedHandovers ends;

    /** Begin nothing yet. */
    public ReplicaHandovers(FleetRunContext setting) {
        this.setting = setting;
        this.ends = new FinishedHandovers(setting);
    }

    /** Let copies wait for their turn. */
    public void add(List<CopyToHandOver> copies) {
        waiting.addAll(copies);
    }

    /** One that replicates already. */
    public void isThere(FleetMember member) {
        ends.isThere(member);
    }

    /** Begin as many as may. */
    public void startAll() {
        for (Iterator<CopyToHandOver> all = waiting.iterator();
                all.hasNext() && running.size() < setting.options().maxParallel(); ) {
            CopyToHandOver copy = all.next();
            Optional<MemberOutcome> lost = lostParent(copy);
            if (lost.isPresent()) {
                all.remove();
                ends.failed(
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
        return parent(copy).filter(this::isOfFleet).stream().allMatch(ends::replicates);
    }

    /** Returns what has become of a parent that is no replica and will be none. */
    private Optional<MemberOutcome> lostParent(CopyToHandOver copy) {
        return parent(copy)
                .filter(name -> isOfFleet(name) && !ends.replicates(name))
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
            setting.events().add(() -> ended(copy).done(copy, done));
        } catch (InterruptedException e) {
            setting.events().add(() -> ended(copy).stopped(copy));
        } catch (RuntimeException | Error e) {
            setting.events().add(() -> ended(copy).failed(copy, e));
        }
    }

    private boolean isOfFleet(String name) {
        return name.equals(setting.wish().root().name())
                || setting.wish().members().stream()
                        .anyMatch(member -> member.name().equals(name));
    }

    private FinishedHandovers ended(CopyToHandOver copy) {
        Thread thread = running.remove(copy.name());
        if (thread != null) {
            DaemonTask.awaitEnd(thread);
        }
        return ends;
    }

    /** Begin no more, and break off those that are at it: they stay in quarantine. */
    public void stop() {
        waiting.forEach(ends::notBegun);
        waiting.clear();
        running.values().stream().filter(brokenOff::add).forEach(Thread::interrupt);
    }

    /** Returns whether nothing runs and nothing waits. */
    public boolean isDone() {
        return waiting.isEmpty() && running.isEmpty();
    }

    @Override
    public void close() {
        running.values().forEach(Thread::interrupt);
        running.values().forEach(DaemonTask::awaitEnd);
    }
}
