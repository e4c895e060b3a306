package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.outcome.CloneStanding;
import io.github.mysqlclone.internal.outcome.StatementReturn;
import io.github.mysqlclone.internal.stall.DdlWatch;
import io.github.mysqlclone.internal.stall.StallWatch;
import io.github.mysqlclone.progress.CloneState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches one clone until the server itself has said how it ended, or nobody can know. Runs on one thread, once. */
public final class CloneWatch {

    private static final Logger log = LoggerFactory.getLogger(CloneWatch.class);

    /** Looks come this quickly until the server has noted the clone: a small one is over before the second poll. */
    private static final Duration UNTIL_IDENTIFIED = Duration.ofMillis(20);

    /** How long the row may lag behind what the statement said. */
    private static final Duration CONTRADICTION = Duration.ofSeconds(10);

    private final WatchedClone task;
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

    /** Watch this clone, tell the feed, and heed the requests. */
    public CloneWatch(WatchedClone task, ProgressFeed feed, CallerRequests requests) {
        this.task = task;
        this.feed = feed;
        this.requests = requests;
        this.cancellation =
                new Cancellation(new RecipientKillQuery(task.timeouts().query()), task.donor());
        this.stall = StallWatch.of(task.timeouts(), task.background().reconnectWindow(), task.donor(), feed);
        this.ddl = new DdlWatch(task.donor(), feed);
        this.throttle = new BandwidthThrottle(task.background());
        this.restart = new RestartActionCall(task.restartStrategy(), task.recipient());
        this.pluginReturn = new PluginReturn(task.background());
        this.endings = new ResultOrFailure(task, cancellation, downtime);
    }

    /** Watch to the end, and let go of the connections. */
    public CloneResult run() {
        try {
            feed.state(CloneState.RUNNING);
            return watch();
        } catch (CloneException e) {
            feed.state(stateAfter(e));
            throw e;
        } finally {
            requests.copyIsOver();
            task.call().ifPresent(StatementCall::dismiss);
            task.watch().connection().ifPresent(throttle::restore);
            task.watch().close();
        }
    }

    private static CloneState stateAfter(CloneException end) {
        if (end instanceof CloneOutcomeUnknownException) {
            return CloneState.UNRESOLVED;
        }
        return end instanceof CloneCancelledException ? CloneState.CANCELLED : CloneState.FAILED;
    }

    private CloneResult watch() {
        while (true) {
            Optional<StatementReturn> outcome = task.outcome();
            RecipientReading look = task.watch()
                    .look(outcome.filter(StatementReturn::restartFollows).isPresent());
            if (look instanceof RecipientReading.Seen seen) {
                downtime.ended(System.nanoTime());
                Optional<CloneResult> result = act(task.rule().judge(seen.reading(), outcome), seen.connection());
                if (result.isPresent()) {
                    return result.get();
                }
            } else {
                downtime.began(System.nanoTime());
                feed.state(task.rule().stateWhileAway(outcome));
                stopAtDeadEnd(look, outcome);
                callForRestart(outcome);
            }
            stopWhenOverdue(look, outcome);
            pause(outcome.isPresent());
        }
    }

    private Optional<CloneResult> act(CloneStanding judgement, ServerConnection connection) {
        if (judgement instanceof CloneStanding.Completed completed) {
            feed.identified(completed.status().identity());
            CloneResult result = endings.completed(completed.status(), connection, pluginReturn.warnings());
            feed.report(CloneState.COMPLETED, completed.status().stages());
            return Optional.of(result);
        }
        if (judgement instanceof CloneStanding.Failed failed) {
            failed.status().ifPresent(status -> feed.identified(status.identity()));
            task.call().ifPresent(StatementCall::settle);
            throw endings.failed(failed, connection);
        }
        if (judgement instanceof CloneStanding.TablesGone) {
            pluginReturn.install(connection);
        } else if (judgement instanceof CloneStanding.MaybeNeverBegun gone) {
            stopIfItIsNoMore(gone, connection);
        } else if (judgement instanceof CloneStanding.Contradiction contradiction) {
            stopIfItLasts(contradiction, connection);
        } else if (judgement instanceof CloneStanding.Wait wait) {
            wait.status().ifPresent(status -> feed.identified(status.identity()));
            feed.report(wait.state(), wait.status().map(CloneStatus::stages).orElse(List.of()));
            downtime.answered(wait.state(), System.nanoTime());
            heedRequests(wait, connection);
        }
        return Optional.empty();
    }

    private void heedRequests(CloneStanding.Wait wait, ServerConnection connection) {
        if (wait.state() == CloneState.RUNNING) {
            ddl.look(connection, System.nanoTime());
            requests.takeBandwidth().ifPresent(request -> throttle.serve(request, connection));
            if (stall.callsForCancel(connection)) {
                log.warn("Cancelling the clone, because it stands still");
                requests.cancel();
            }
        } else {
            requests.copyIsOver();
        }
        if (requests.cancelRequested()) {
            cancellation.pursue(connection, wait.status(), System.nanoTime());
        }
    }

    private void stopAtDeadEnd(RecipientReading look, Optional<StatementReturn> outcome) {
        if (look instanceof RecipientReading.OtherServer other) {
            throw endings.unknown("another server answers in its place", identity(), other.cause());
        }
        if (look instanceof RecipientReading.LoginRefused refused
                && (outcome.isPresent() || task.call().isEmpty())) {
            throw endings.unknown(
                    "it answers, but refuses every login that was given; after a replace clone its accounts are the"
                            + " donor's",
                    identity(),
                    refused.cause());
        }
    }

    private void callForRestart(Optional<StatementReturn> outcome) {
        boolean unsupervised = outcome.filter(said -> said instanceof StatementReturn.Rejected && said.restartFollows())
                .isPresent();
        restart.perhaps(unsupervised, downtime.current(System.nanoTime())).ifPresent(failure -> {
            throw endings.unknown("the restart callback failed: " + failure, identity(), failure);
        });
    }

    /** A server that dies in the first moments of a clone has not written it down yet (seen on 9.7.4). */
    private void stopIfItIsNoMore(CloneStanding.MaybeNeverBegun gone, ServerConnection connection) {
        try {
            if (task.background().isNewProcess(connection)) {
                if (!gone.overwritten()) {
                    throw endings.died(identity(), feed.last(), connection);
                }
            } else if (identity().isEmpty() && !sessionLives(connection)) {
                throw endings.neverBegun(task.outcome(), connection);
            }
        } catch (SQLException e) {
            log.debug("Whether the statement's session lives could not be read: {}", e.getMessage());
        }
    }

    private boolean sessionLives(ServerConnection connection) throws SQLException {
        long session = task.call().map(StatementCall::sessionId).orElse(0L);
        return connection.query("SHOW PROCESSLIST", row -> row.getLong(1)).contains(session);
    }

    private void stopIfItLasts(CloneStanding.Contradiction contradiction, ServerConnection connection) {
        if (downtime.contradicted(System.nanoTime()).compareTo(CONTRADICTION) < 0) {
            return;
        }
        if (contradiction.error().isPresent()) {
            throw endings.failed(new CloneStanding.Failed(contradiction.error(), contradiction.status()), connection);
        }
        throw endings.unknown("clone_status speaks of another clone that has begun since", identity(), null);
    }

    private void stopWhenOverdue(RecipientReading look, Optional<StatementReturn> outcome) {
        if (requests.detachRequested()) {
            throw endings.unknown("it was detached while it ran", identity(), null);
        }
        Duration limit = task.timeouts().restart();
        long now = System.nanoTime();
        if (downtime.undecided(now, outcome.isPresent()).compareTo(limit) > 0) {
            throw endings.unknown(
                    "the recipient could not be asked within " + limit,
                    identity(),
                    look instanceof RecipientReading.Unreachable unreachable ? unreachable.cause() : null);
        }
    }

    private Optional<CloneIdentity> identity() {
        return feed.identity();
    }

    /** Waits for the statement, or, once that is back, for the next look. A request ends the wait early. */
    private void pause(boolean ended) {
        Duration interval = task.timeouts().pollInterval();
        if (identity().isEmpty() && interval.compareTo(UNTIL_IDENTIFIED) > 0) {
            interval = UNTIL_IDENTIFIED;
        }
        try {
            if (ended || task.call().isEmpty()) {
                requests.awaitChange(interval);
            } else {
                task.call().get().awaitEnd(interval);
            }
        } catch (InterruptedException e) {
            // Nobody but this library knows the thread; an interruption is a wish to stop following.
            requests.detach();
        }
    }
}
