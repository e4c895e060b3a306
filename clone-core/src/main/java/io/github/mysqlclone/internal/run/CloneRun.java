package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.progress.CloneState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One clone, watched until the server itself has said how it ended, or nobody can know. Used by one thread, once. */
final class CloneRun {

    private static final Logger log = LoggerFactory.getLogger(CloneRun.class);

    /** Looks come this quickly until the server has noted the clone: a small one is over before the second poll. */
    private static final Duration UNTIL_IDENTIFIED = Duration.ofMillis(20);

    /** How long the row may lag behind what the statement said. */
    private static final Duration CONTRADICTION = Duration.ofSeconds(10);

    private final CloneContext context;
    private final ProgressFeed feed;
    private final Cancellation cancellation = new Cancellation();
    private final Absence absence = new Absence();
    private @Nullable CloneIdentity identity;

    CloneRun(CloneContext context, ProgressFeed feed) {
        this.context = context;
        this.feed = feed;
    }

    CloneResult execute() {
        log.info("Preflight of the {} on {}", context.spec(), context.recipient());
        Preflight.Examination examination = new Preflight(context).examine();
        Refusal.of(context.spec(), examination.report()).ifPresent(message -> {
            throw new PreflightFailedException(examination.report(), message);
        });
        Launch.Launched launched = new Launch(context, examination).launch();
        log.info("Sent the CLONE statement to {}", context.recipient());
        Endings endings = new Endings(context, examination, launched, cancellation, absence);
        try {
            feed.state(CloneState.RUNNING);
            return watch(launched, endings);
        } catch (CloneException e) {
            feed.state(stateAfter(e));
            throw e;
        } finally {
            launched.call().abort();
            launched.watch().close();
            cancellation.restoreFlag();
        }
    }

    private static CloneState stateAfter(CloneException end) {
        if (end instanceof CloneOutcomeUnknownException) {
            return CloneState.UNRESOLVED;
        }
        return end instanceof CloneCancelledException ? CloneState.CANCELLED : CloneState.FAILED;
    }

    private CloneResult watch(Launch.Launched launched, Endings endings) {
        TruthRule rule = new TruthRule(context.spec().kind(), context.source(), launched.before());
        RestartCall restart = new RestartCall(
                context.remote().map(RemoteCloneSpec::restartStrategy).orElse(RestartStrategy.supervised()),
                context.recipient());
        PluginReturn pluginReturn = new PluginReturn(endings.cloneLibrary(), launched);
        while (true) {
            Optional<StatementOutcome> outcome = launched.call().outcome();
            boolean restartFollows =
                    outcome.filter(StatementOutcome::restartFollows).isPresent();
            Look look = launched.watch().look(restartFollows);
            if (look instanceof Look.Seen seen) {
                absence.ended(System.nanoTime());
                Judgement judgement = rule.judge(seen.reading(), outcome);
                Optional<CloneResult> end = act(judgement, seen.connection(), launched, endings, pluginReturn);
                if (end.isPresent()) {
                    return end.get();
                }
            } else {
                absence.began(System.nanoTime());
                feed.state(rule.stateWhileAway(outcome));
                stopOnDeadEnd(look, outcome, endings);
                restart.perhaps(saysUnsupervised(outcome), absence.current(System.nanoTime()))
                        .ifPresent(failure -> {
                            throw endings.unknown("the restart callback failed: " + failure, identity, failure);
                        });
            }
            if (isOverdue(outcome)) {
                throw endings.unknown(
                        "the recipient could not be asked within "
                                + context.spec().timeouts().restart(),
                        identity,
                        look instanceof Look.Unreachable unreachable ? unreachable.cause() : null);
            }
            pause(launched.call(), outcome.isPresent());
        }
    }

    private Optional<CloneResult> act(
            Judgement judgement,
            ServerConnection connection,
            Launch.Launched launched,
            Endings endings,
            PluginReturn pluginReturn) {
        if (judgement instanceof Judgement.Completed completed) {
            note(completed.status());
            CloneResult result = endings.completed(completed.status(), connection, pluginReturn.warnings());
            feed.report(CloneState.COMPLETED, completed.status().stages());
            return Optional.of(result);
        }
        if (judgement instanceof Judgement.Failed failed) {
            failed.status().ifPresent(this::note);
            launched.call().settle();
            throw endings.failed(failed, connection);
        }
        if (judgement instanceof Judgement.TablesGone) {
            pluginReturn.install(connection);
        } else if (judgement instanceof Judgement.MaybeNeverBegun) {
            stopIfNeverBegun(connection, launched.call(), endings);
        } else if (judgement instanceof Judgement.Contradiction contradiction) {
            stopIfItLasts(contradiction, connection, endings);
        } else if (judgement instanceof Judgement.Wait wait) {
            wait.status().ifPresent(this::note);
            feed.report(wait.state(), wait.status().map(CloneStatus::stages).orElse(List.of()));
            absence.answered(wait.state(), System.nanoTime());
            cancellation.send(connection, wait.status());
        }
        return Optional.empty();
    }

    private void note(CloneStatus status) {
        identity = status.identity();
    }

    private void stopOnDeadEnd(Look look, Optional<StatementOutcome> outcome, Endings endings) {
        if (look instanceof Look.OtherServer other) {
            throw endings.unknown("another server answers in its place", identity, other.cause());
        }
        if (look instanceof Look.LoginRefused refused && outcome.isPresent()) {
            throw endings.unknown(
                    "it answers, but refuses every login that was given; after a replace clone its accounts are the"
                            + " donor's",
                    identity,
                    refused.cause());
        }
    }

    private static boolean saysUnsupervised(Optional<StatementOutcome> outcome) {
        return outcome.filter(said -> said instanceof StatementOutcome.Rejected && said.restartFollows())
                .isPresent();
    }

    private void stopIfNeverBegun(ServerConnection connection, StatementCall call, Endings endings) {
        try {
            boolean lives =
                    connection.query("SHOW PROCESSLIST", row -> row.getLong(1)).contains(call.sessionId());
            if (!lives && identity == null) {
                throw endings.neverBegun(call.outcome(), connection);
            }
        } catch (SQLException e) {
            log.debug("The process list could not be read: {}", e.getMessage());
        }
    }

    private void stopIfItLasts(Judgement.Contradiction contradiction, ServerConnection connection, Endings endings) {
        Duration lasted = absence.contradicted(System.nanoTime());
        if (lasted.compareTo(CONTRADICTION) < 0) {
            return;
        }
        if (contradiction.error().isPresent()) {
            throw endings.failed(new Judgement.Failed(contradiction.error(), contradiction.status()), connection);
        }
        throw endings.unknown(
                "the statement came back with OK, but clone_status speaks of another clone", identity, null);
    }

    private boolean isOverdue(Optional<StatementOutcome> outcome) {
        long now = System.nanoTime();
        Duration limit = context.spec().timeouts().restart();
        return absence.undecided(now, outcome.isPresent()).compareTo(limit) > 0 || cancellation.isOverdue(now);
    }

    /** Waits for the statement, or, once that is back, for the next look; an interruption becomes a cancellation. */
    private void pause(StatementCall call, boolean ended) {
        Duration interval = context.spec().timeouts().pollInterval();
        if (identity == null && interval.compareTo(UNTIL_IDENTIFIED) > 0) {
            interval = UNTIL_IDENTIFIED;
        }
        try {
            if (ended) {
                Thread.sleep(interval.toMillis());
            } else {
                call.awaitEnd(interval);
            }
        } catch (InterruptedException e) {
            cancellation.request(System.nanoTime());
        }
    }
}
