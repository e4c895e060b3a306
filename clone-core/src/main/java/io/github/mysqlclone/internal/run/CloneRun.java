package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneGate;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.watch.CallerRequests;
import io.github.mysqlclone.internal.watch.CloneWatch;
import io.github.mysqlclone.internal.watch.WatchedClone;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.progress.CloneState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One clone from preflight to its end. Runs on one thread, once. */
final class CloneRun {

    private static final Logger log = LoggerFactory.getLogger(CloneRun.class);

    private final CloneContext context;
    private final CloneGate gate;
    private final ProgressFeed feed;
    private final CallerRequests requests;
    private final PreparationAndUndo preparationAndUndo;

    CloneRun(CloneContext context, CloneGate gate, ProgressFeed feed, CallerRequests requests) {
        this.context = context;
        this.gate = gate;
        this.feed = feed;
        this.requests = requests;
        this.preparationAndUndo = new PreparationAndUndo(context);
    }

    CloneResult execute() {
        try {
            return preparationAndUndo.completed(new CloneWatch(begun(), feed, requests).run());
        } catch (RuntimeException e) {
            throw preparationAndUndo.after(e);
        }
    }

    private WatchedClone begun() {
        try {
            return begin();
        } catch (CloneCancelledException e) {
            feed.state(CloneState.CANCELLED);
            throw e;
        } catch (RuntimeException e) {
            feed.state(CloneState.FAILED);
            throw e;
        }
    }

    /** Why nobody may turn away from this clone; empty if that does no harm. */
    Optional<String> objectionToDetach() {
        return preparationAndUndo.isOutstanding()
                ? Optional.of("what was changed for the clone is not put back yet, and nobody else would do it;"
                        + " wait for its end, or cancel it")
                : Optional.empty();
    }

    private WatchedClone begin() {
        log.info("Preflight of the {} on {}", context.spec(), context.recipient());
        Preflight.Examination examination = new Preflight(context).examine();
        PreflightRefusal.of(context.spec(), examination.report()).ifPresent(message -> {
            throw new PreflightFailedException(examination.report(), message);
        });
        askTheGate(examination.report());
        stopIfWished();
        if (!examination.facts().changes().list().isEmpty()) {
            feed.state(CloneState.PREPARING);
            preparationAndUndo.prepare(examination.facts(), requests);
            stopIfWished();
        }
        WatchedClone task = new StatementLaunch(context, examination).launch();
        log.info("Sent the CLONE statement to {}", context.recipient());
        return task;
    }

    private void stopIfWished() {
        if (requests.cancelRequested() || requests.detachRequested()) {
            throw new CloneCancelledException(
                    "Cancelled before the statement was sent.", NothingBegunFailure.NOTHING_BEGUN);
        }
    }

    private void askTheGate(PreflightReport report) {
        Optional<String> objection;
        try {
            objection = gate.objection(report);
        } catch (RuntimeException e) {
            throw stopped(e.toString(), e);
        }
        if (objection.isPresent()) {
            throw stopped(objection.get(), null);
        }
    }

    private static CloneCancelledException stopped(String reason, @Nullable RuntimeException cause) {
        return new CloneCancelledException(
                "beforeClone did not let the clone begin: " + reason + ".", NothingBegunFailure.NOTHING_BEGUN, cause);
    }
}
