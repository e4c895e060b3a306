package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneGate;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.watch.CloneWatch;
import io.github.mysqlclone.internal.watch.Task;
import io.github.mysqlclone.internal.watch.Wishes;
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
    private final Wishes wishes;
    private final PutBack putBack;

    CloneRun(CloneContext context, CloneGate gate, ProgressFeed feed, Wishes wishes) {
        this.context = context;
        this.gate = gate;
        this.feed = feed;
        this.wishes = wishes;
        this.putBack = new PutBack(context);
    }

    CloneResult execute() {
        try {
            return putBack.completed(new CloneWatch(begun(), feed, wishes).run());
        } catch (RuntimeException e) {
            throw putBack.after(e);
        }
    }

    private Task begun() {
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
        return putBack.isOutstanding()
                ? Optional.of("what was changed for the clone is not put back yet, and nobody else would do it;"
                        + " wait for its end, or cancel it")
                : Optional.empty();
    }

    private Task begin() {
        log.info("Preflight of the {} on {}", context.spec(), context.recipient());
        Preflight.Examination examination = new Preflight(context).examine();
        Refusal.of(context.spec(), examination.report()).ifPresent(message -> {
            throw new PreflightFailedException(examination.report(), message);
        });
        askTheGate(examination.report());
        stopIfWished();
        if (!examination.facts().changes().list().isEmpty()) {
            feed.state(CloneState.PREPARING);
            putBack.prepare(examination.facts(), wishes);
            stopIfWished();
        }
        Task task = new Launch(context, examination).launch();
        log.info("Sent the CLONE statement to {}", context.recipient());
        return task;
    }

    private void stopIfWished() {
        if (wishes.cancelRequested() || wishes.detachRequested()) {
            throw new CloneCancelledException("Cancelled before the statement was sent.", Failures.NOTHING_BEGUN);
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
                "beforeClone did not let the clone begin: " + reason + ".", Failures.NOTHING_BEGUN, cause);
    }
}
