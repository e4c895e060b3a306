package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.judging.Judgement;
import io.github.mysqlclone.internal.judging.RowRule;
import io.github.mysqlclone.internal.judging.StatementOutcome;
import io.github.mysqlclone.internal.stall.DdlWatch;
import io.github.mysqlclone.internal.stall.StallWatch;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.progress.CloneState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches one clone until the server itself has said how it ended, or nobody can know. Runs on one thread, once. */
public final class CloneWatch {

    private static final Logger log = LoggerFactory.getLogger(CloneWatch.class);

    /** Looks come this quickly until the server has noted the clone: a small one is over before the second poll. */
    private static final Duration UNTIL_IDENTIFIED = Duration.ofMillis(20);

    /** How long a clone that is let go of at once may take to be noted. */
    private static final Duration NOTED_WITHIN = Duration.ofSeconds(5);

    /** How long the row may lag behind what the statement said. */
    private static final Duration CONTRADICTION = Duration.ofSeconds(10);

    private final Task task;
    private final ProgressFeed feed;
    private final Wishes wishes;
    private final Absence absence = new Absence();
    private final Cancellation cancellation;
    private final StallWatch stall;
    private final DdlWatch ddl;
    private final Throttle throttle;
    private final RestartCall restart;
    private final PluginReturn pluginReturn;
    private final Endings endings;
    private final MissingClone missing;
    private RowRule rule;
    private @Nullable Long detachSeenAtNanos;

    /** Watch this clone, tell the feed, and heed the wishes. */
    public CloneWatch(Task task, ProgressFeed feed, Wishes wishes) {
        this.task = task;
        this.rule = task.rule();
        this.feed = feed;
        this.wishes = wishes;
        this.cancellation = new Cancellation(new KillQuery(task.timeouts().query()), task.donor());
        this.stall = StallWatch.of(task.timeouts(), task.background().reconnectWindow(), task.donor(), feed);
        this.ddl = new DdlWatch(task.donor(), feed);
        this.throttle = new Throttle(task.background());
        this.restart = new RestartCall(task.restartStrategy(), task.recipient(), wishes);
        this.pluginReturn = new PluginReturn(task.background());
        this.endings = new Endings(task, cancellation, absence);
        this.missing = new MissingClone(task, endings, throttle);
    }

    /**
     * Watch to the end, and let go of the connections. Whoever calls tells the state of one that did not complete.
     *
     * @throws CloneException whatever happens: where something fails that nobody expects, the clone still runs, and is
     *     told to be unresolved
     */
    public CloneResult run() {
        try {
            wishes.whenInHurry(task.watch()::hurry);
            feed.state(CloneState.RUNNING);
            return watch();
        } catch (CloneException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw endings.unknown("following it failed unexpectedly", identity(), throttle.leftovers(), task.masked(e));
        } finally {
            wishes.copyIsOver();
            task.call().ifPresent(StatementCall::dismiss);
            task.donor().close();
            ddl.close();
            task.watch().close();
        }
    }

    /** Returns the state of a clone that ended like this. */
    public static CloneState stateAfter(CloneException end) {
        if (end instanceof CloneOutcomeUnknownException) {
            return CloneState.UNRESOLVED;
        }
        return end instanceof CloneCancelledException ? CloneState.CANCELLED : CloneState.FAILED;
    }

    private CloneResult watch() {
        while (true) {
            Optional<StatementOutcome> outcome = task.outcome();
            stopIfLetGo(outcome);
            Look look = task.watch()
                    .look(outcome.filter(StatementOutcome::restartFollows).isPresent());
            if (look instanceof Look.Seen seen) {
                absence.ended(System.nanoTime());
                Optional<CloneResult> result = act(rule.judge(seen.reading(), outcome), seen.connection());
                if (result.isPresent()) {
                    return result.get();
                }
            } else {
                absence.began(System.nanoTime());
                feed.state(rule.stateWhileAway(outcome));
                stopAtDeadEnd(look, outcome);
                callForRestart(look, outcome);
            }
            stopWhenOverdue(look, outcome);
            pause();
        }
    }

    private Optional<CloneResult> act(Judgement judgement, ServerConnection connection) {
        if (!(judgement instanceof Judgement.Contradiction)) {
            absence.agreed();
        }
        if (judgement instanceof Judgement.Completed completed) {
            identified(completed.status());
            List<String> warnings = Stream.concat(
                            pluginReturn.warnings().stream(),
                            throttle.restore(connection).stream().map(Leftover::toString))
                    .toList();
            CloneResult result = endings.completed(completed.status(), connection, warnings);
            feed.report(CloneState.COMPLETED, completed.status().stages());
            return Optional.of(result);
        }
        if (judgement instanceof Judgement.Failed failed) {
            failed.status().ifPresent(this::identified);
            task.call().ifPresent(StatementCall::settle);
            throw endings.failed(failed, connection, throttle.restore(connection));
        }
        if (judgement instanceof Judgement.TablesGone) {
            pluginReturn.install(connection);
        } else if (judgement instanceof Judgement.MaybeNeverBegun gone) {
            missing.end(gone, feed, connection).ifPresent(end -> {
                throw end;
            });
        } else if (judgement instanceof Judgement.Contradiction contradiction) {
            stopIfItLasts(contradiction, connection);
        } else if (judgement instanceof Judgement.Wait wait) {
            wait.status().ifPresent(this::identified);
            feed.report(wait.state(), wait.status().map(CloneStatus::stages).orElse(List.of()));
            absence.answered(wait.state(), System.nanoTime());
            restart.answered(wait.state());
            heedWishes(wait, connection);
        }
        return Optional.empty();
    }

    private void identified(CloneStatus status) {
        rule = rule.noted(status.identity());
        feed.identified(status.identity());
    }

    private void heedWishes(Judgement.Wait wait, ServerConnection connection) {
        if (wait.state() == CloneState.RUNNING) {
            wishes.takeBandwidth().ifPresent(wish -> throttle.serve(wish, connection));
            if (stall.callsForCancel(connection)) {
                log.warn("Cancelling the clone, because it stands still");
                wishes.cancel();
            }
            if (!wishes.stopRequested()) {
                ddl.look(connection, System.nanoTime());
            }
        } else {
            wishes.copyIsOver();
        }
        if (wishes.cancelRequested()) {
            cancellation.pursue(connection, wait.status(), System.nanoTime());
        }
    }

    private void stopAtDeadEnd(Look look, Optional<StatementOutcome> outcome) {
        if (look instanceof Look.OtherServer other) {
            throw endings.unknown(
                    "another server answers in its place", identity(), throttle.leftovers(), other.cause());
        }
        if (look instanceof Look.LoginRefused refused
                && (outcome.isPresent() || task.call().isEmpty())) {
            throw endings.unknown(
                    "it answers, but refuses every login that was given; after a replace clone its accounts are the"
                            + " donor's",
                    identity(),
                    throttle.leftovers(),
                    refused.cause());
        }
    }

    private void callForRestart(Look look, Optional<StatementOutcome> outcome) {
        boolean unsupervised = outcome.filter(
                        said -> said instanceof StatementOutcome.Rejected && said.restartFollows())
                .isPresent();
        boolean mayBeDown = outcome.isPresent() || (look instanceof Look.Unreachable away && away.isRefused());
        restart.perhaps(unsupervised, mayBeDown, absence.current(System.nanoTime()))
                .ifPresent(failure -> {
                    stopIfLetGo(outcome);
                    throw endings.unknown(
                            "the restart callback failed: " + task.mask().mask(failure.toString()),
                            identity(),
                            throttle.leftovers(),
                            task.masked(failure));
                });
    }

    private CloneException overwritten() {
        return endings.unknown(
                "clone_status speaks of another clone that has begun since", identity(), throttle.leftovers(), null);
    }

    private void stopIfItLasts(Judgement.Contradiction contradiction, ServerConnection connection) {
        if (absence.contradicted(System.nanoTime()).compareTo(CONTRADICTION) < 0) {
            return;
        }
        if (contradiction.error().isPresent()) {
            throw endings.failed(
                    new Judgement.Failed(contradiction.error(), contradiction.status()),
                    connection,
                    throttle.restore(connection));
        }
        throw overwritten();
    }

    /** The clone must have been noted by then, or breaking the connection off might take the statement back. */
    private void stopIfLetGo(Optional<StatementOutcome> outcome) {
        if (!wishes.detachRequested()) {
            return;
        }
        long now = System.nanoTime();
        if (detachSeenAtNanos == null) {
            detachSeenAtNanos = now;
        }
        boolean isNoted =
                identity().isPresent() || outcome.isPresent() || task.call().isEmpty();
        if (isNoted || now - detachSeenAtNanos > NOTED_WITHIN.toNanos()) {
            throw endings.unknown("it was detached while it ran", identity(), throttle.leftovers(), null);
        }
    }

    private void stopWhenOverdue(Look look, Optional<StatementOutcome> outcome) {
        Duration limit = task.timeouts().restart();
        long now = System.nanoTime();
        if (absence.undecided(now, outcome.isPresent()).compareTo(limit) > 0) {
            throw endings.unknown(
                    "the recipient could not be asked within " + limit,
                    identity(),
                    throttle.leftovers(),
                    look instanceof Look.Unreachable unreachable ? unreachable.cause() : null);
        }
    }

    private Optional<CloneIdentity> identity() {
        return feed.identity();
    }

    /** Waits for the next look. A wish ends the wait early, and so does the statement when it comes back. */
    private void pause() {
        Duration interval = task.timeouts().pollInterval();
        if (identity().isEmpty() && interval.compareTo(UNTIL_IDENTIFIED) > 0) {
            interval = UNTIL_IDENTIFIED;
        }
        try {
            wishes.awaitChange(interval);
        } catch (InterruptedException e) {
            // Nobody but this library knows the thread; an interruption is a wish to stop following.
            wishes.detach();
        }
    }
}
