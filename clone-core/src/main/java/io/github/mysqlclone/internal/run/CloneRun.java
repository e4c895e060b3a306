package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.watch.CloneWatch;
import io.github.mysqlclone.internal.watch.Task;
import io.github.mysqlclone.internal.watch.Wishes;
import io.github.mysqlclone.progress.CloneState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One clone from preflight to its end. Runs on one thread, once. */
final class CloneRun {

    private static final Logger log = LoggerFactory.getLogger(CloneRun.class);

    private final CloneContext context;
    private final ProgressFeed feed;
    private final Wishes wishes;

    CloneRun(CloneContext context, ProgressFeed feed, Wishes wishes) {
        this.context = context;
        this.feed = feed;
        this.wishes = wishes;
    }

    CloneResult execute() {
        try {
            return new CloneWatch(begin(), feed, wishes).run();
        } catch (PreflightFailedException e) {
            feed.state(CloneState.FAILED);
            throw e;
        }
    }

    private Task begin() {
        log.info("Preflight of the {} on {}", context.spec(), context.recipient());
        Preflight.Examination examination = new Preflight(context).examine();
        Refusal.of(context.spec(), examination.report()).ifPresent(message -> {
            throw new PreflightFailedException(examination.report(), message);
        });
        if (wishes.cancelRequested() || wishes.detachRequested()) {
            feed.state(CloneState.CANCELLED);
            throw new CloneCancelledException("Cancelled before the statement was sent.", Failures.NOTHING_BEGUN);
        }
        Task task = new Launch(context, examination).launch();
        log.info("Sent the CLONE statement to {}", context.recipient());
        return task;
    }
}
