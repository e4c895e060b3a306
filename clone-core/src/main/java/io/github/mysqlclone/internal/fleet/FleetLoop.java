package io.github.mysqlclone.internal.fleet;

import io.github.mysqlclone.fleet.CloneTree;
import io.github.mysqlclone.fleet.MemberVerdict;
import io.github.mysqlclone.internal.fleet.cloning.FinishedClones;
import io.github.mysqlclone.internal.fleet.cloning.RunningClones;
import io.github.mysqlclone.internal.fleet.handover.ReplicaHandovers;
import io.github.mysqlclone.internal.fleet.inspection.FleetInspection;
import io.github.mysqlclone.internal.fleet.inspection.ServersByUuid;
import io.github.mysqlclone.internal.fleet.lease.FleetLease;
import io.github.mysqlclone.internal.fleet.lease.NamedLockLease;
import io.github.mysqlclone.internal.fleet.state.FleetRunContext;
import io.github.mysqlclone.server.Account;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins, follows and hands over until nothing is left to do, or to wait for. Runs on one thread, once. */
record FleetLoop(FleetRunContext setting, FleetInspection survey, NamedLockLease whole, BooleanSupplier isCancelled) {

    private static final Logger log = LoggerFactory.getLogger(FleetLoop.class);

    private static final long LOOK_EVERY_MILLIS = 250;

    /**
     * Go on until then.
     *
     * @param temporary the account that was made for all clones; empty where the spec has one of its own
     */
    CloneTree run(ServersByUuid servers, FinishedClones ends, Optional<Account> temporary) throws InterruptedException {
        try (ReplicaHandovers joins = new ReplicaHandovers(setting);
                RunningClones clones = new RunningClones(setting, survey, servers, ends, temporary)) {
            survey.looks().forEach(look -> begin(look.verdict(), clones, joins, ends));
            boolean isStopped = false;
            boolean hasCancelled = false;
            FleetLease lease = new FleetLease(whole, setting.options().donorWait());
            while (true) {
                boolean cancels = isCancelled.getAsBoolean() || lease.isAnothers();
                if ((cancels && !hasCancelled) || (lease.isLost() && !isStopped)) {
                    String why = isCancelled.getAsBoolean() ? "it was cancelled" : lease.whyLost();
                    log.info("{}: {}", setting.wish(), why);
                    isStopped = true;
                    hasCancelled = cancels;
                    joins.add(clones.leaving());
                    joins.stop();
                    if (cancels) {
                        clones.stop(why);
                    } else {
                        clones.beginNoMore(why);
                    }
                }
                if (!isStopped && lease.isHeld()) {
                    clones.startAll();
                    joins.add(clones.leaving());
                    joins.startAll();
                } else if (isStopped && clones.isDone()) {
                    joins.add(clones.leaving());
                    joins.stop();
                }
                if (clones.isDone() && clones.holdsNothing() && joins.isDone()) {
                    return clones.tree();
                }
                runEvents();
                clones.tick();
                lease.tick();
            }
        }
    }

    private void runEvents() throws InterruptedException {
        Runnable event = setting.events().poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        for (; event != null; event = setting.events().poll()) {
            event.run();
        }
    }

    private void begin(MemberVerdict verdict, RunningClones clones, ReplicaHandovers joins, FinishedClones ends) {
        if (verdict instanceof MemberVerdict.Nothing nothing
                && setting.ledgers().knows(nothing.member())) {
            ends.taken(nothing.member());
        } else if (verdict instanceof MemberVerdict.Nothing nothing) {
            joins.isThere(nothing.member());
        } else if (verdict instanceof MemberVerdict.Replicate replicate) {
            ends.taken(replicate.member());
        } else if (verdict instanceof MemberVerdict.Cloning running) {
            clones.follow(running.member(), running.identity());
        }
    }
}
