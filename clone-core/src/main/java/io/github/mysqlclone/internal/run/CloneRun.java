package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneGate;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.watch.CallerRequests;
import io.github.mysqlclone.internal.watch.CallersCode;
import io.github.mysqlclone.internal.watch.CloneWatch;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.progress.CloneState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One clone from preflight to its end. Runs on one thread, once. */
final class CloneRun {

    private static final Logger log = LoggerFactory.getLogger(CloneRun.class);

    private final CloneContext context;
    private final CallersServers callers;
    private final CloneGate gate;
    private final ProgressFeed feed;
    private final CallerRequests requests;
    private final PreparationAndUndo preparationAndUndo;
    private final DonorTurn turn;

    CloneRun(CloneContext context, CallersServers callers, CloneGate gate, ProgressFeed feed, CallerRequests requests) {
        this.context = context;
        this.callers = callers;
        this.gate = gate;
        this.feed = feed;
        this.requests = requests;
        this.preparationAndUndo = new PreparationAndUndo(context);
        this.turn = new DonorTurn(context.spec());
    }

    CloneResult execute() {
        CloneResult result;
        try {
            result = toItsEnd();
        } catch (RuntimeException | Error e) {
            Throwable end = requests.isSent()
                    ? UnexpectedEnd.afterTheStatement(
                            e, feed.identity(), context.opener().mask())
                    : e;
            tell(end);
            throw preparationAndUndo.after(end);
        }
        return preparationAndUndo.completed(result);
    }

    /** Whatever comes of telling it, what was changed for the clone is put back. */
    private void tell(Throwable end) {
        try {
            feed.state(
                    end instanceof CloneException known && !(known instanceof PreflightFailedException)
                            ? CloneWatch.stateAfter(known)
                            : CloneState.FAILED);
        } catch (RuntimeException | Error e) {
            log.warn("The end could not be told: {}", e.getClass().getName());
        }
    }

    private CloneResult toItsEnd() {
        log.info("Preflight of the {} on {}", context.spec(), context.recipient());
        Preflight.Examination examination = admitted();
        askTheGate(examination.report());
        stopIfWished();
        boolean isPrepared = false;
        while (true) {
            boolean mustPrepareAnew;
            try {
                if (!isPrepared) {
                    prepare(examination);
                }
                CloneWatch watch = new StatementLaunch(context, examination, requests)
                        .launch(task -> new CloneWatch(task, feed, requests));
                return watch.run();
            } catch (CloneFailedException e) {
                mustPrepareAnew = mustPrepareAnew(e, examination);
            }
            feed.beginsAnew();
            awaitTurn();
            // Much may have come in while it waited. What was changed for the clone stays as it was planned at first.
            Preflight.Examination again = admitted();
            CallersServers.requireSameRecipient(context.recipient(), examination.facts(), again.facts());
            isPrepared = !mustPrepareAnew;
            examination = isPrepared ? examination : again;
        }
    }

    /** Throws what another try would not better. */
    private boolean mustPrepareAnew(CloneFailedException refusal, Preflight.Examination examination) {
        boolean isAnew = turn.mayPrepareAnew(refusal.failure(), examination.facts());
        boolean isWorthIt = isAnew || turn.isWorthWaitingFor(refusal.failure());
        if (!isWorthIt || !requests.maySendAgain() || (isAnew && !preparationAndUndo.putBackForAnotherTry())) {
            throw refusal;
        }
        return isAnew;
    }

    /** Whatever the donor says afterwards; a wish ends the wait. */
    private void awaitTurn() {
        feed.state(CloneState.WAITING);
        long pause = turn.nextPause().toNanos();
        long deadline = System.nanoTime() + pause;
        try {
            for (long left = pause; left > 0; left = deadline - System.nanoTime()) {
                stopIfWished();
                requests.awaitChange(Duration.ofNanos(left));
            }
        } catch (InterruptedException e) {
            // Nobody but this library knows the thread.
            requests.detach();
        }
        stopIfWished();
    }

    /** Why nobody may turn away from this clone; empty if that does no harm. */
    Optional<String> objectionToDetach() {
        return preparationAndUndo.isOutstanding()
                ? Optional.of("what was changed for the clone is not put back yet, and nobody else would do it;"
                        + " wait for its end, or cancel it")
                : Optional.empty();
    }

    private void prepare(Preflight.Examination examination) {
        if (!examination.facts().changes().list().isEmpty()) {
            feed.state(CloneState.PREPARING);
            preparationAndUndo.prepare(examination.facts(), requests);
            stopIfWished();
        }
    }

    private Preflight.Examination admitted() {
        while (true) {
            Preflight.Examination examination = examine();
            Optional<String> refusal = PreflightRefusal.of(context.spec(), examination.report());
            if (refusal.isEmpty()) {
                return examination;
            }
            if (!turn.isWorthWaitingFor(examination.report())) {
                throw new PreflightFailedException(examination.report(), refusal.get());
            }
            awaitTurn();
        }
    }

    /** Probes are the caller's, and so are pools: a wish to stop does not wait for them. */
    private Preflight.Examination examine() {
        Callable<Preflight.Examination> preflight = new Preflight(context)::examine;
        try {
            Preflight.Examination examination = CallersCode.beforeTheStatement(requests, preflight);
            callers.require(examination.facts());
            stopIfWished();
            return examination;
        } catch (RuntimeException e) {
            stopIfWished();
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("preflight throws unchecked exceptions only", e);
        }
    }

    private void stopIfWished() {
        if (requests.stopRequested()) {
            throw NothingBegunFailure.cancelledBeforeTheStatement();
        }
    }

    private void askTheGate(PreflightReport report) {
        Optional<String> objection;
        try {
            objection = CallersCode.beforeTheStatement(requests, () -> gate.objection(report));
        } catch (Exception | Error e) {
            stopIfWished();
            throw stopped(context.mask(e.toString()), context.opener().mask().clean(e));
        }
        if (objection.isPresent()) {
            throw stopped(objection.get(), null);
        }
    }

    private static CloneCancelledException stopped(String reason, @Nullable Throwable cause) {
        return new CloneCancelledException(
                "beforeClone did not let the clone begin: " + reason + ".", NothingBegunFailure.NOTHING_BEGUN, cause);
    }
}
