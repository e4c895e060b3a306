package io.github.mysqlclone.internal.fleet.cloning;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.fleet.MemberState;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.fleet.handover.CopyToHandOver;
import io.github.mysqlclone.internal.fleet.state.FleetRunContext;
import io.github.mysqlclone.internal.preparation.change.AccountChange;
import io.github.mysqlclone.internal.preparation.change.AccountCopy;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.internal.preparation.change.PluginChange;
import io.github.mysqlclone.internal.preparation.plan.PreparationPlanner;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is noted, told and kept when a clone ends. Used by the thread of the fleet. */
public final class FinishedClones {

    private static final Logger log = LoggerFactory.getLogger(FinishedClones.class);

    private final FleetRunContext setting;
    private final List<AccountChange> earlierAccounts;
    private final List<AccountChange> allAccounts;
    private final List<CopyToHandOver> copies = new ArrayList<>();
    private final FailedAttempts attempts = new FailedAttempts();

    /**
     * Keep none yet.
     *
     * @param earlierAccounts the temporary accounts that earlier calls have left on the source
     * @param accounts those that this call has made there
     */
    public FinishedClones(FleetRunContext setting, List<AccountChange> earlierAccounts, List<AccountChange> accounts) {
        this.setting = setting;
        this.earlierAccounts = List.copyOf(earlierAccounts);
        this.allAccounts =
                Stream.concat(earlierAccounts.stream(), accounts.stream()).toList();
    }

    /** Keep a copy until it may leave; return whether it may be a donor. */
    boolean copied(RunningClone clone, CloneResult result) {
        FleetMember member = clone.member();
        setting.outcomes().left(member.name(), result.leftovers());
        copies.add(new CopyToHandOver(member, Optional.of(clone.pairing()), Optional.of(result)));
        setting.states().tell(member, MemberState.COPIED, clone.pairing().donor(), 100);
        note(member, allAccounts, plugin(clone));
        return clone.isOurs()
                && result.quarantine()
                        .filter(quarantine -> quarantine.notInForce().isEmpty())
                        .isPresent();
    }

    /** It was kept for its time as a donor, and goes with the quarantine. */
    private List<Change> plugin(RunningClone clone) {
        Preparation wanted = setting.wish().spec().preparation();
        return wanted.has(PreparationPart.PLUGIN)
                        && !wanted.keeps(PreparationPart.PLUGIN, Side.RECIPIENT)
                        && !clone.hadPlugin()
                ? List.of(new PluginChange(
                        Side.RECIPIENT, PreparationPlanner.library(Fact.unknown("it is of no meaning for undoing"))))
                : List.of();
    }

    /** Note also for a copy that an earlier call has made what is to go from it; it leaves when it serves nobody. */
    public void taken(FleetMember member) {
        copies.add(new CopyToHandOver(member, Optional.empty(), Optional.empty()));
        // It was there before this call has made its account, and does not have that.
        note(member, earlierAccounts, List.of());
    }

    /** What cannot be noted nobody would undo. */
    private void note(FleetMember member, List<AccountChange> accounts, List<Change> others) {
        try {
            setting.ledgers().note(member, accounts, others);
        } catch (IOException e) {
            log.warn("The ledger of {} could not be written: {}", member, e.toString());
            setting.outcomes()
                    .left(
                            member.name(),
                            Stream.concat(others.stream(), accounts.stream().map(one -> new AccountCopy(one, "")))
                                    .map(change -> new Leftover(
                                            Side.RECIPIENT,
                                            change.what(),
                                            change.undo(),
                                            "it could not be noted, so that nobody takes it away: " + e))
                                    .toList());
        }
    }

    void tryAgain(FleetMember member, CloneFailureJudgement.Failed end) {
        leftovers(member, end.why());
        attempts.add(member, end);
        setting.states().tell(member, MemberState.WAITING);
    }

    void failed(FleetMember member, CloneFailureJudgement.Failed end) {
        leftovers(member, end.why());
        String message = String.valueOf(end.why().getMessage());
        String why = message + attempts.sentence(member);
        RecipientData data = attempts.worstWith(member, end.data());
        if (data != RecipientData.UNTOUCHED) {
            setting.outcomes().put(new MemberOutcome.Failed(member, data, why, end.why()));
            setting.states().tell(member, MemberState.FAILED);
        } else if (end.why() instanceof PreflightFailedException refused) {
            setting.outcomes().put(new MemberOutcome.Refused(member, why, Optional.of(refused.report())));
            setting.states().tell(member, MemberState.REFUSED);
        } else if (end.why() instanceof CloneCancelledException) {
            notStarted(member, "it was cancelled");
        } else {
            setting.outcomes().put(new MemberOutcome.Failed(member, data, why, end.why()));
            setting.states().tell(member, MemberState.FAILED);
        }
    }

    /** Tell what an attempt has left, which the next one puts back. */
    void leftovers(FleetMember member, Throwable end) {
        if (end instanceof CloneFailedException failed) {
            setting.outcomes().left(member.name(), failed.failure().leftovers());
        } else if (end instanceof CloneCancelledException cancelled) {
            setting.outcomes().left(member.name(), cancelled.failure().leftovers());
        }
    }

    void unresolved(FleetMember member, CloneFailureJudgement.Unresolved end) {
        setting.outcomes().left(member.name(), end.why().leftovers());
        setting.outcomes()
                .put(new MemberOutcome.Unknown(
                        member,
                        String.valueOf(end.why().getMessage()),
                        end.why().identity()));
        setting.states().tell(member, MemberState.UNKNOWN);
    }

    /** One that an attempt has emptied is not as it was, whatever kept the next one from being begun. */
    void notStarted(FleetMember member, String why) {
        Optional<CloneFailureJudgement.Failed> emptied = attempts.thatEmptied(member);
        if (emptied.isPresent()) {
            setting.outcomes()
                    .put(new MemberOutcome.Failed(
                            member,
                            emptied.get().data(),
                            "It was not cloned again: " + why + "." + attempts.sentence(member),
                            emptied.get().why()));
            setting.states().tell(member, MemberState.FAILED);
            return;
        }
        setting.outcomes().put(new MemberOutcome.NotStarted(member, why));
        setting.states().tell(member, MemberState.NOT_STARTED);
    }

    boolean hasCopies() {
        return !copies.isEmpty();
    }

    /** Give out those that may leave, each once. */
    List<CopyToHandOver> take(Predicate<String> mayLeave) {
        List<CopyToHandOver> taken = new ArrayList<>();
        for (Iterator<CopyToHandOver> all = copies.iterator(); all.hasNext(); ) {
            CopyToHandOver copy = all.next();
            if (mayLeave.test(copy.name())) {
                all.remove();
                taken.add(copy);
            }
        }
        return taken;
    }
}
