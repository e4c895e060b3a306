package io.github.mysqlclone.internal.fleet.handover;

import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.fleet.MemberState;
import io.github.mysqlclone.internal.fleet.plan.Pairing;
import io.github.mysqlclone.internal.fleet.state.FleetRunContext;
import io.github.mysqlclone.provisioning.Provisioned;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ReplicationTimeoutException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is told when a copy was handed over, or was not. Used by the thread of the fleet. */
final class FinishedHandovers {

    private static final Logger log = LoggerFactory.getLogger(FinishedHandovers.class);

    private final FleetRunContext setting;
    private final Set<String> joined = new HashSet<>();

    FinishedHandovers(FleetRunContext setting) {
        this.setting = setting;
        joined.add(setting.wish().root().name());
    }

    /** One that replicates already. */
    void isThere(FleetMember member) {
        joined.add(member.name());
    }

    /** Returns whether one sends on what the source writes; the source itself does. */
    boolean replicates(String name) {
        return joined.contains(name)
                || setting.outcomes().replicates(setting.wish().member(name));
    }

    /** It waits still, and is not begun any more. */
    void notBegun(CopyToHandOver copy) {
        if (!replicatesAnyway(copy)) {
            setting.outcomes().put(outcome(copy, Optional.empty()));
        }
    }

    void done(CopyToHandOver copy, Provisioned done) {
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

    void stopped(CopyToHandOver copy) {
        if (replicatesAnyway(copy)) {
            return;
        }
        setting.outcomes().put(outcome(copy, Optional.empty()));
        setting.states().tell(copy.member(), copy.result().isPresent() ? MemberState.COPIED : MemberState.NOT_STARTED);
    }

    /** What an earlier call has left on one that replicates is put back here; it replicates whatever comes of that. */
    private boolean replicatesAnyway(CopyToHandOver copy) {
        if (!setting.outcomes().replicates(copy.member())) {
            return false;
        }
        joined.add(copy.name());
        setting.states().tell(copy.member(), MemberState.REPLICATING);
        return true;
    }

    void failed(CopyToHandOver copy, Throwable thrown) {
        if (replicatesAnyway(copy)) {
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
}
