package io.github.mysqlclone.internal.fleet;

import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.fleet.CloneTree;
import io.github.mysqlclone.fleet.FleetBusyException;
import io.github.mysqlclone.fleet.FleetEvent;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.fleet.FleetRefusedException;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.fleet.FleetVerdict;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.fleet.MemberState;
import io.github.mysqlclone.fleet.MemberVerdict;
import io.github.mysqlclone.internal.fleet.cloning.FinishedClones;
import io.github.mysqlclone.internal.fleet.inspection.FleetInspection;
import io.github.mysqlclone.internal.fleet.inspection.FleetInspector;
import io.github.mysqlclone.internal.fleet.inspection.MemberInspection;
import io.github.mysqlclone.internal.fleet.inspection.ServersByUuid;
import io.github.mysqlclone.internal.fleet.lease.NamedLockLease;
import io.github.mysqlclone.internal.fleet.preparation.ClonesThatMayRun;
import io.github.mysqlclone.internal.fleet.preparation.DonorCleanup;
import io.github.mysqlclone.internal.fleet.preparation.RootCleanup;
import io.github.mysqlclone.internal.fleet.preparation.RootPreparation;
import io.github.mysqlclone.internal.fleet.request.FleetRequest;
import io.github.mysqlclone.internal.fleet.request.LedgerFolder;
import io.github.mysqlclone.internal.fleet.state.FleetRunContext;
import io.github.mysqlclone.internal.fleet.state.MemberStates;
import io.github.mysqlclone.internal.fleet.state.Outcomes;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.preparation.change.AccountChange;
import io.github.mysqlclone.internal.reading.DaemonTask;
import io.github.mysqlclone.provisioning.ProvisioningVerdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One fleet from the first look to the report. Runs on one thread, once; may be cancelled and looked at by any. */
final class FleetRun {

    private static final Logger log = LoggerFactory.getLogger(FleetRun.class);

    private static final Duration LEASE_EVERY = Duration.ofSeconds(5);

    private static final int MOST_LOOKS = 3;

    private final FleetRequest wish;
    private final FleetOptions options;
    private final ConnectionOpener opener;
    private final MemberStates states;
    private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private final Outcomes outcomes = new Outcomes();
    private final Instant begin = Instant.now();
    private final long beganAt = System.nanoTime();
    private volatile boolean cancelled;

    FleetRun(FleetRequest wish, FleetOptions options) {
        this.wish = wish;
        this.options = options;
        this.opener = wish.opener();
        this.states = new MemberStates(wish.members(), options.listeners(), opener.mask());
    }

    List<FleetEvent> members() {
        return states.all();
    }

    void cancel() {
        cancelled = true;
    }

    FleetReport execute() throws InterruptedException {
        try (NamedLockLease whole = new NamedLockLease(opener, wish.root().server(), NamedLockLease.OF_FLEET)) {
            FleetInspection survey = survey(whole);
            log.info("{}:\n{}", wish, survey.verdict());
            if (!survey.verdict().refused().isEmpty() && !options.skipsFailing() && !cancelled) {
                refuse(survey.verdict());
            }
            survey.looks().forEach(look -> settle(look.verdict()));
            LedgerFolder notes = LedgerFolder.toRead(options);
            boolean isDone = survey.looks().stream()
                            .allMatch(look -> outcomes.has(look.verdict().member()))
                    && !isAnythingLeft(notes);
            return isDone || cancelled
                    ? report(new CloneTree(wish.root().name(), List.of()), notes.close())
                    : work(survey, whole);
        }
    }

    /** What was seen while somebody else may have been at work is of no worth. */
    private FleetInspection survey(NamedLockLease whole) throws InterruptedException {
        for (int looks = 1; ; looks++) {
            Optional<Long> holder = whole.take();
            if (holder.isPresent()) {
                throw new FleetBusyException(wish.root().name(), holder.get());
            }
            FleetInspection survey = new FleetInspector(wish, options, LedgerFolder.toRead(options), opener)
                    .survey(() -> !cancelled, whole::isHeld);
            if (cancelled || whole.isHeld()) {
                return survey;
            }
            if (looks == MOST_LOOKS) {
                throw new IllegalStateException(
                        "Whether another fleet of " + wish.root() + " is at work is not known: the"
                                + " session that holds the lease there was lost " + looks
                                + " times while the members were looked at. Nothing was changed. Give the source by an address"
                                + " at which sessions last.");
            }
            log.info("The lease on {} was lost meanwhile: its members are looked at again", wish.root());
        }
    }

    /** An earlier call may have ended between its last replica and what it had to put back. */
    private boolean isAnythingLeft(LedgerFolder notes) {
        return !notes.leftOfRoot().isEmpty()
                || !notes.ofDonorsOnly().isEmpty()
                || wish.members().stream().anyMatch(member -> outcomes.replicates(member) && notes.knows(member));
    }

    /** Nothing is begun with any of them. */
    private void refuse(FleetVerdict verdict) {
        for (MemberVerdict one : verdict.members()) {
            settle(one);
            if (!outcomes.has(one.member())) {
                states.tell(one.member(), MemberState.NOT_STARTED);
            }
        }
        states.record();
        throw new FleetRefusedException(verdict);
    }

    /** What is told already by the look. */
    private void settle(MemberVerdict verdict) {
        if (verdict instanceof MemberVerdict.Nothing nothing) {
            outcomes.put(new MemberOutcome.Replicating(
                    nothing.member(), ((ProvisioningVerdict.Replicating) nothing.found()).status()));
            states.tell(nothing.member(), MemberState.REPLICATING);
        } else if (verdict instanceof MemberVerdict.Refused refused) {
            outcomes.put(new MemberOutcome.Refused(refused.member(), refused.why(), refused.preflight()));
            states.tell(refused.member(), MemberState.REFUSED);
        }
    }

    private FleetReport work(FleetInspection survey, NamedLockLease whole) throws InterruptedException {
        LedgerFolder ledgers = LedgerFolder.toWrite(options);
        FleetRunContext setting = new FleetRunContext(wish, options, ledgers, opener, states, outcomes, events);
        List<AccountChange> earlierAccounts = ledgers.leftAccounts();
        List<Path> earlier = ledgers.leftOfRoot();
        Optional<RootPreparation> root;
        try {
            root = prepared(survey, ledgers, whole);
        } catch (RuntimeException | InterruptedException e) {
            ledgers.close();
            throw e;
        }
        CloneTree tree = new CloneTree(wish.root().name(), List.of());
        ServersByUuid servers = new ServersByUuid(survey);
        try {
            tree = new FleetLoop(setting, survey, whole, () -> cancelled)
                    .run(
                            servers,
                            new FinishedClones(setting, earlierAccounts, made(root)),
                            root.flatMap(RootPreparation::login));
        } catch (RuntimeException e) {
            log.error("{} ended unexpectedly", wish, opener.mask().clean(e));
            settleAll(opener.mask().mask("the work on the fleet ended unexpectedly: " + e));
        } finally {
            cleanUp(new DonorCleanup(setting, servers)::run);
            cleanUp(
                    new RootCleanup(setting, new ClonesThatMayRun(ledgers, survey.looks(), outcomes), root, earlier)
                            ::run);
        }
        return report(tree, ledgers.close());
    }

    /** Whatever goes wrong here, what was done with the members is told. */
    private void settleAll(String why) {
        for (FleetEvent last : states.all()) {
            if (outcomes.has(last.member())) {
                continue;
            }
            switch (last.state()) {
                case CLONING -> outcomes.put(new MemberOutcome.Unknown(last.member(), why, Optional.empty()));
                case COPIED, JOINING ->
                    outcomes.put(new MemberOutcome.Failed(
                            last.member(),
                            RecipientData.UNKNOWN,
                            why + ". It is in quarantine; call again to make it a replica",
                            null));
                case WAITING, CATCHING_UP, REPLICATING, REFUSED, FAILED, NOT_STARTED, UNKNOWN ->
                    outcomes.put(new MemberOutcome.NotStarted(last.member(), why));
            }
        }
    }

    private void cleanUp(Runnable cleanup) {
        try {
            cleanup.run();
        } catch (RuntimeException e) {
            log.error(
                    "What was changed for {} may have stayed; the ledgers tell what it is",
                    wish,
                    opener.mask().clean(e));
        }
    }

    private static List<AccountChange> made(Optional<RootPreparation> root) {
        return root.map(RootPreparation::accounts).orElse(List.of());
    }

    /** It asks each member once more, which may take longer than the source waits for word of the lease. */
    private Optional<RootPreparation> prepared(FleetInspection survey, LedgerFolder ledgers, NamedLockLease whole)
            throws InterruptedException {
        List<MemberInspection> members = survey.toPrepareFor();
        if (members.isEmpty()) {
            return Optional.empty();
        }
        try (DaemonTask<RootPreparation> task = new DaemonTask<>(
                "mysql-clone-fleet-source", () -> RootPreparation.make(wish, members, ledgers), () -> {})) {
            task.start();
            return Optional.of(task.get(LEASE_EVERY, whole::tick));
        } catch (IllegalStateException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private FleetReport report(CloneTree tree, Optional<Path> ledgers) {
        FleetReport report = new FleetReport(
                outcomes.of(wish.members(), "it was cancelled"),
                tree,
                begin,
                Duration.ofNanos(System.nanoTime() - beganAt),
                outcomes.leftovers(),
                ledgers);
        log.info("{}:\n{}", wish, report);
        states.record();
        return report;
    }
}
