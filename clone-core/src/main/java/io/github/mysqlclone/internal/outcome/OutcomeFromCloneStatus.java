package io.github.mysqlclone.internal.outcome;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.status.DestinationPath;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.ServerError;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides from {@code clone_status} how a clone stands. Pure.
 *
 * <p>Neither OK nor an error of the statement is the end of a replace clone: OK comes while the old process still
 * answers (seen on 9.7.4: 200 ms later), and even then recovery can fail after the restart. 3707 and a lost connection
 * say nothing at all. Only the row decides, and only a row of this clone.
 *
 * <p>The row is this clone's if it names the session that sent the statement, which it does as long as the process lives,
 * after the end too (seen on 9.7.4). From then on it is known by its source and the time at which it began, which stay
 * the same over the restart. A clone that nobody saw before its server restarted is taken for ours only if the statement
 * came back to say that the copy is done, or if it began in the seconds after the statement was sent and no look before the
 * restart found it in another session. So two callers who clone from one source at once are told apart, and one who was
 * refused with 3634, or whose statement got lost, does not take the other's success for his own.
 *
 * @param kind what the clone does
 * @param source what the row's SOURCE must say
 * @param destination what its DESTINATION must say, but for slashes at the end
 * @param before the clone whose row was there before the statement; empty if there was none
 * @param sent the statement; empty if another process sent it
 * @param noted the clone, once its row was seen
 * @param inAnotherSession the last clone that was seen to run or to have run in a session that is not the statement's
 */
public record OutcomeFromCloneStatus(
        CloneKind kind,
        String source,
        String destination,
        Optional<CloneIdentity> before,
        Optional<SentStatement> sent,
        Optional<CloneIdentity> noted,
        Optional<CloneIdentity> inAnotherSession)
        implements OutcomeRule {

    /** ER_QUERY_INTERRUPTED. */
    private static final int INTERRUPTED = 1317;

    /** Make the rule for a statement that is about to be sent; nothing of its clone has been seen. */
    public static OutcomeFromCloneStatus of(
            CloneKind kind, String source, String destination, Optional<CloneIdentity> before, SentStatement sent) {
        return new OutcomeFromCloneStatus(
                kind, source, destination, before, Optional.of(sent), Optional.empty(), Optional.empty());
    }

    @Override
    public OutcomeRule noted(CloneIdentity identity) {
        return new OutcomeFromCloneStatus(
                kind, source, destination, before, sent, Optional.of(identity), inAnotherSession);
    }

    @Override
    public OutcomeRule remembering(StatusReading reading) {
        return rowOf(reading)
                .filter(row -> row.processListId() != 0)
                .filter(row ->
                        sent.filter(own -> own.session() != row.processListId()).isPresent())
                .<OutcomeRule>map(row -> new OutcomeFromCloneStatus(
                        kind, source, destination, before, sent, noted, Optional.of(row.identity())))
                .orElse(this);
    }

    @Override
    public CloneStanding judge(StatusReading reading, Optional<StatementReturn> statement) {
        if (reading instanceof StatusReading.Row row && isOurs(row.status(), statement)) {
            return judgeOurs(row.status(), statement);
        }
        Optional<ServerError> refused = statement.flatMap(OutcomeFromCloneStatus::refusal);
        if (refused.isPresent() && !mayRestartAllTheSame(refused.get())) {
            return new CloneStanding.Failed(refused, Optional.empty());
        }
        if (reading instanceof StatusReading.NoTables && kind == CloneKind.REPLACE) {
            return new CloneStanding.TablesGone();
        }
        if (refused.isPresent()) {
            return new CloneStanding.MaybeNeverBegun(isOfAnother(reading));
        }
        if (noted.isPresent() && isOfAnother(reading)) {
            return new CloneStanding.Contradiction(Optional.empty(), rowOf(reading));
        }
        if (noted.isPresent() && statement.isEmpty() && !(reading instanceof StatusReading.NoTables)) {
            // Only a server that dies in the first moments of a clone forgets it.
            return new CloneStanding.MaybeNeverBegun(false);
        }
        if (statement.isEmpty()) {
            return isOfALaterProcess(reading)
                    ? new CloneStanding.MaybeNeverBegun(isOfAnother(reading))
                    : new CloneStanding.Wait(CloneState.RUNNING, Optional.empty());
        }
        if (statement.get() instanceof StatementReturn.Lost) {
            return new CloneStanding.MaybeNeverBegun(isOfAnother(reading));
        }
        return kind == CloneKind.REPLACE
                ? new CloneStanding.Wait(CloneState.RESTARTING, Optional.empty())
                : new CloneStanding.Contradiction(Optional.empty(), Optional.empty());
    }

    private boolean isOurs(CloneStatus status, Optional<StatementReturn> statement) {
        CloneIdentity identity = status.identity();
        if (noted.isPresent()) {
            return noted.get().equals(identity);
        }
        if (before.equals(Optional.of(identity)) || !source.equals(identity.source())) {
            return false;
        }
        if (isOfOurSession(status, statement)) {
            return true;
        }
        return isAtOurDestination(status) && isCloneOf(status, statement);
    }

    /**
     * A server that has restarted gives the same ids again; a statement that has not got lost was not sent to another one.
     * What runs in the session of a statement that runs is its clone, though the clock was put back in between.
     */
    private boolean isOfOurSession(CloneStatus status, Optional<StatementReturn> statement) {
        Instant begin = status.identity().beginTime();
        boolean bothRun = statement.isEmpty() && status.state() == ReportedState.IN_PROGRESS;
        boolean isLost =
                statement.filter(StatementReturn.Lost.class::isInstance).isPresent();
        return sent.filter(own -> own.session() == status.processListId())
                .filter(own -> isLost ? own.mayHaveBegunAt(begin) : bothRun || !begin.isBefore(own.readyAt()))
                .isPresent();
    }

    private boolean isAtOurDestination(CloneStatus status) {
        return DestinationPath.withoutSlash(destination).equals(DestinationPath.withoutSlash(status.destination()));
    }

    @Override
    public Optional<CloneStatus> allButTheSession(StatusReading reading) {
        return noted.isPresent()
                ? Optional.empty()
                : rowOf(reading)
                        .filter(row -> row.processListId() != 0)
                        .filter(row -> source.equals(row.identity().source()) && isAtOurDestination(row))
                        .filter(row -> sent.filter(own -> own.session() != row.processListId()
                                        && own.mayHaveBegunAt(row.identity().beginTime()))
                                .isPresent());
    }

    private static Optional<CloneStatus> rowOf(StatusReading reading) {
        return reading instanceof StatusReading.Row row ? Optional.of(row.status()) : Optional.empty();
    }

    private boolean isCloneOf(CloneStatus status, Optional<StatementReturn> statement) {
        boolean copyIsDone = statement.filter(StatementReturn::restartFollows).isPresent();
        if (status.processListId() != 0) {
            // A proxy in between may give the session another id; nobody else can have made the same directory.
            return copyIsDone && kind != CloneKind.REPLACE;
        }
        boolean isRefused = statement
                .flatMap(OutcomeFromCloneStatus::refusal)
                .filter(error -> !mayRestartAllTheSame(error))
                .isPresent();
        return copyIsDone
                || (!isRefused
                        && !inAnotherSession.equals(Optional.of(status.identity()))
                        && sent.filter(own ->
                                        own.mayHaveBegunAt(status.identity().beginTime()))
                                .isPresent());
    }

    /** The note of another clone stands there, which may have taken the place of ours. */
    private boolean isOfAnother(StatusReading reading) {
        return rowOf(reading)
                .filter(row -> !before.equals(Optional.of(row.identity())))
                .isPresent();
    }

    /** The row of a running clone names its session, so the process in which ours was begun is gone. */
    private boolean isOfALaterProcess(StatusReading reading) {
        return isOfAnother(reading)
                && rowOf(reading).filter(row -> row.processListId() == 0).isPresent();
    }

    private CloneStanding judgeOurs(CloneStatus status, Optional<StatementReturn> statement) {
        return switch (status.state()) {
            case COMPLETED -> new CloneStanding.Completed(status);
            case FAILED -> failed(status, statement);
            case NOT_STARTED -> new CloneStanding.Wait(CloneState.RUNNING, Optional.of(status));
            case IN_PROGRESS -> inProgress(status, statement);
        };
    }

    /**
     * An error that comes when the copy is done, as of a KILL QUERY in the last moment, is noted and sent to the client, and
     * the server restarts all the same: the row's error is that of the session, the restart goes by what the plugin returns
     * (server source; a shutdown after a noted 1317 was seen once on 9.7.4). Only one that stays where it is has failed.
     */
    private CloneStanding failed(CloneStatus status, Optional<StatementReturn> statement) {
        Optional<ServerError> error = status.error().or(() -> statement.flatMap(OutcomeFromCloneStatus::refusal));
        boolean mayRestart = kind == CloneKind.REPLACE && status.processListId() != 0 && isInFileSync(status);
        return mayRestart && error.isPresent()
                ? new CloneStanding.Contradiction(error, Optional.of(status))
                : new CloneStanding.Failed(error, Optional.of(status));
    }

    private boolean mayRestartAllTheSame(ServerError refusal) {
        return kind == CloneKind.REPLACE && refusal.number() == INTERRUPTED;
    }

    /** Returns whether its files are copied: it has come to FILE SYNC, or beyond. */
    public static boolean isInFileSync(CloneStatus status) {
        return status.stages().stream()
                .anyMatch(stage -> stage.stage() == Stage.FILE_SYNC && stage.state() != ReportedState.NOT_STARTED);
    }

    private CloneStanding inProgress(CloneStatus status, Optional<StatementReturn> statement) {
        if (status.isDead()) {
            return new CloneStanding.Failed(status.error(), Optional.of(status));
        }
        if (status.processListId() == 0) {
            // The server is back, but has not merged the outcome of its recovery yet: reading does that.
            return new CloneStanding.Wait(CloneState.RECOVERING, Optional.of(status));
        }
        Optional<ServerError> refused = statement.flatMap(OutcomeFromCloneStatus::refusal);
        if (refused.isPresent()) {
            return new CloneStanding.Contradiction(refused, Optional.of(status));
        }
        if (kind != CloneKind.REPLACE
                && statement.filter(StatementReturn::restartFollows).isPresent()) {
            return new CloneStanding.Contradiction(Optional.empty(), Optional.of(status));
        }
        return new CloneStanding.Wait(stateWhileAway(statement), Optional.of(status));
    }

    @Override
    public CloneState stateWhileAway(Optional<StatementReturn> statement) {
        boolean restarting = kind == CloneKind.REPLACE
                && statement.filter(StatementReturn::restartFollows).isPresent();
        return restarting ? CloneState.RESTARTING : CloneState.RUNNING;
    }

    /** Returns the error of a statement that no restart will follow. */
    private static Optional<ServerError> refusal(StatementReturn outcome) {
        return outcome instanceof StatementReturn.Rejected rejected && !outcome.restartFollows()
                ? Optional.of(rejected.error())
                : Optional.empty();
    }
}
