package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.outcome.CloneStanding;
import io.github.mysqlclone.internal.outcome.OutcomeRule;
import io.github.mysqlclone.internal.outcome.StatementReturn;
import io.github.mysqlclone.internal.stall.DdlWatch;
import io.github.mysqlclone.internal.stall.StallWatch;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ReportedState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches one clone until the server itself has said how it ended, or nobody can know. Runs on one thread, once. */
public final class CloneWatch {

    private static final Logger log = LoggerFactory.getLogger(CloneWatch.class);

    private final WatchedClone task;
    private final LongSupplier clock;
    private final ProgressFeed feed;
    private final CallerRequests requests;
    private final RecipientDowntime downtime = new RecipientDowntime();
    private final Cancellation cancellation;
    private final StallWatch stall;
    private final DdlWatch ddl;
    private final BandwidthThrottle throttle;
    private final RestartActionCall restart;
    private final PluginReturn pluginReturn;
    private final ResultOrFailure endings;
    private final MissingClone missing;
    private final WatchLimits limits;
    private final LookPace pace;
    private final SessionIdWarning sessionIds;
    private OutcomeRule rule;
    private long lookedAtNanos;
    private boolean hasLeft;

    /** Watch this clone, tell the feed, and heed the requests. */
    public CloneWatch(WatchedClone task, ProgressFeed feed, CallerRequests requests) {
        this(task, feed, requests, System::nanoTime);
    }

    /** Watch by this clock, which counts nanoseconds and never goes back. */
    CloneWatch(WatchedClone task, ProgressFeed feed, CallerRequests requests, LongSupplier clock) {
        this.task = task;
        this.clock = clock;
        this.rule = task.rule();
        this.feed = feed;
        this.requests = requests;
        this.cancellation = new Cancellation(
                new RecipientKillQuery(task.timeouts().query()),
                task.donor(),
                task.background().reconnectWindow().orElse(StallWatch.USUAL_RECONNECT_WINDOW));
        this.stall = StallWatch.of(task.timeouts(), task.background().reconnectWindow(), task.donor(), feed);
        this.ddl = new DdlWatch(task.donor(), feed);
        this.throttle = new BandwidthThrottle(task.background());
        this.restart = new RestartActionCall(task.restartStrategy(), task.recipient(), requests);
        this.pluginReturn = new PluginReturn(task.background());
        this.endings = new ResultOrFailure(task, cancellation, downtime);
        this.missing = new MissingClone(task, endings, throttle);
        this.limits = new WatchLimits(task, feed, requests, endings, throttle, downtime, clock);
        this.pace = new LookPace(task.timeouts().pollInterval());
        this.sessionIds = new SessionIdWarning(
                task.recipient(), task.call().map(call -> call.sent().session()).orElse(0L));
    }

    /**
     * Watch to the end, and let go of the connections. Whoever calls tells the state of one that did not complete.
     *
     * @throws CloneException whatever happens: where something fails that nobody expects, the clone still runs, and is
     *     told to be unresolved
     */
    public CloneResult run() {
        try {
            requests.whenInHurry(task.watch()::hurry);
            feed.state(CloneState.RUNNING);
            return watch();
        } catch (CloneException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw endings.unknown("following it failed unexpectedly", identity(), throttle.leftovers(), task.masked(e));
        } finally {
            requests.copyIsOver();
            whateverHappens(() -> task.call().ifPresent(StatementCall::dismiss));
            whateverHappens(task.donor()::close);
            whateverHappens(ddl::close);
            whateverHappens(task.watch()::close);
        }
    }

    /** What a driver or pool throws at a close must not take the place of how the clone ended. */
    private void whateverHappens(Runnable close) {
        try {
            close.run();
        } catch (RuntimeException | Error e) {
            log.warn(
                    "Closing a connection of the watch failed: {}", e.getClass().getName());
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
            Optional<StatementReturn> outcome = task.outcome();
            limits.stopIfLetGo(outcome);
            if (!hasLeft && task.kind() == CloneKind.REPLACE && restartFollows(outcome)) {
                hasLeft = true;
                leave();
            }
            lookedAtNanos = clock.getAsLong();
            RecipientReading look = task.watch().look(restartFollows(outcome));
            if (look instanceof RecipientReading.Seen seen) {
                downtime.ended(clock.getAsLong());
                sessionIds.look(rule.allButTheSession(seen.reading()), outcome, clock.getAsLong());
                Optional<CloneResult> result = act(judge(seen.reading(), outcome), seen);
                if (result.isPresent()) {
                    return result.get();
                }
            } else {
                downtime.began(clock.getAsLong());
                feed.state(rule.stateWhileAway(outcome));
                if (requests.cancelRequested() && restartFollows(outcome)) {
                    cancellation.comesTooLate();
                }
                limits.stopAtDeadEnd(look, outcome);
                callForRestart(look, outcome);
            }
            limits.stopWhenOverdue(look, outcome);
            pause();
        }
    }

    private static boolean restartFollows(Optional<StatementReturn> outcome) {
        return outcome.filter(StatementReturn::restartFollows).isPresent();
    }

    /** The recipient ends in this moment, and nothing it could tell now would last. */
    private void leave() {
        requests.copyIsOver();
        task.watch().leave();
        awaitChange(LookPace.QUICK);
    }

    private CloneStanding judge(StatusReading reading, Optional<StatementReturn> outcome) {
        rule = rule.remembering(reading);
        CloneStanding standing = rule.judge(reading, outcome);
        // At each reading, for the next one may come from a server that has restarted.
        standing.ours().ifPresent(this::identified);
        return standing;
    }

    private Optional<CloneResult> act(CloneStanding judgement, RecipientReading.Seen seen) {
        ServerConnection connection = seen.connection();
        if (!(judgement instanceof CloneStanding.Contradiction)) {
            downtime.agreed();
        }
        if (judgement instanceof CloneStanding.Completed completed) {
            if (task.kind() != CloneKind.REPLACE) {
                // Its answer is on the way: breaking it off would cost a pool a connection.
                task.call().ifPresent(StatementCall::settle);
            }
            List<String> warnings = Stream.concat(
                            pluginReturn.warnings().stream(),
                            throttle.restore(connection).stream().map(Leftover::toString))
                    .toList();
            CloneResult result = endings.completed(completed.status(), connection, warnings);
            feed.report(CloneState.COMPLETED, completed.status().stages());
            return Optional.of(result);
        }
        if (judgement instanceof CloneStanding.Failed failed) {
            task.call().ifPresent(StatementCall::settle);
            throw endings.failed(failed, feed, connection, throttle.restore(connection));
        }
        if (judgement instanceof CloneStanding.TablesGone) {
            downtime.leftOpen(clock.getAsLong());
            pluginReturn.install(connection, clock.getAsLong());
        } else if (judgement instanceof CloneStanding.MaybeNeverBegun gone) {
            downtime.leftOpen(clock.getAsLong());
            missing.end(gone, again -> judge(again, task.outcome()), feed, connection)
                    .ifPresent(end -> {
                        throw end;
                    });
        } else if (judgement instanceof CloneStanding.Contradiction contradiction) {
            limits.stopIfItLasts(contradiction, connection, lookedAtNanos);
        } else if (judgement instanceof CloneStanding.Wait wait) {
            feed.report(wait.state(), wait.status().map(CloneStatus::stages).orElse(List.of()));
            if (isProvenToRun(wait, rule.allButTheSession(seen.reading()))) {
                downtime.runs();
            } else {
                downtime.leftOpen(clock.getAsLong());
            }
            restart.answered(wait.state());
            heedRequests(wait, connection);
        }
        return Optional.empty();
    }

    private static boolean isProvenToRun(CloneStanding.Wait wait, Optional<CloneStatus> allButTheSession) {
        return wait.state() == CloneState.RUNNING
                && Stream.of(wait.status(), allButTheSession)
                        .flatMap(Optional::stream)
                        .anyMatch(CloneWatch::isRunning);
    }

    private static boolean isRunning(CloneStatus status) {
        return status.state() == ReportedState.IN_PROGRESS && status.processListId() != 0;
    }

    private void identified(CloneStatus status) {
        rule = rule.noted(status.identity());
        feed.identified(status.identity());
    }

    private void heedRequests(CloneStanding.Wait wait, ServerConnection connection) {
        if (wait.state() == CloneState.RUNNING) {
            requests.takeBandwidth().ifPresent(request -> throttle.serve(request, connection));
            if (stall.callsForCancel(connection)) {
                log.warn("Cancelling the clone, because it stands still");
                requests.cancel();
            }
            if (!requests.stopRequested()) {
                ddl.look(connection, clock.getAsLong());
            }
        } else {
            requests.copyIsOver();
        }
        if (requests.cancelRequested()) {
            cancellation.pursue(connection, wait, feed.last().movement().sinceLastByte(), clock.getAsLong());
        }
    }

    private void callForRestart(RecipientReading look, Optional<StatementReturn> outcome) {
        boolean unsupervised = outcome.filter(said -> said instanceof StatementReturn.Rejected && said.restartFollows())
                .isPresent();
        boolean mayBeDown = look instanceof RecipientReading.Unreachable away
                && !away.isAnswer()
                && (restartFollows(outcome) || away.isRefused());
        restart.perhaps(unsupervised, mayBeDown, downtime.current(clock.getAsLong()))
                .ifPresent(failure -> {
                    limits.stopIfLetGo(outcome);
                    throw endings.unknown(
                            "the restart callback failed: " + task.mask().mask(failure.toString()),
                            identity(),
                            throttle.leftovers(),
                            RecipientExit.of(task, requests).ofAbsent(),
                            task.masked(failure));
                });
    }

    private Optional<CloneIdentity> identity() {
        return feed.identity();
    }

    /** Waits for the next look. A request ends the wait early, and so does the statement when it comes back. */
    private void pause() {
        awaitChange(pace.untilNextLook(identity().isPresent(), downtime.current(clock.getAsLong())));
    }

    private void awaitChange(Duration limit) {
        try {
            requests.awaitChange(limit);
        } catch (InterruptedException e) {
            // Nobody but this library knows the thread; an interruption is a wish to stop following.
            requests.detach();
        }
    }
}
