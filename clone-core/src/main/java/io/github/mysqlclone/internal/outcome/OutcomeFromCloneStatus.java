package io.github.mysqlclone.internal.outcome;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.server.ServerError;
import java.util.Optional;

/**
 * Decides from {@code clone_status} how a clone stands. Pure.
 *
 * <p>Neither OK nor an error of the statement is the end of a replace clone: OK comes while the old process still
 * answers (seen on 9.7.4: 200 ms later), and even then recovery can fail after the restart. 3707 and a lost connection
 * say nothing at all. Only the row decides, and only a row of this clone: one with this source that was not there before.
 *
 * @param kind what the clone does
 * @param source what the row's SOURCE must say
 * @param before the clone whose row was there before the statement; empty if there was none
 */
public record OutcomeFromCloneStatus(CloneKind kind, String source, Optional<CloneIdentity> before)
        implements OutcomeRule {

    @Override
    public CloneStanding judge(StatusReading reading, Optional<StatementReturn> statement) {
        if (reading instanceof StatusReading.Row row && isOurs(row.status())) {
            return judgeOurs(row.status(), statement);
        }
        Optional<ServerError> refused = statement.flatMap(OutcomeFromCloneStatus::refusal);
        if (refused.isPresent()) {
            return new CloneStanding.Failed(refused, Optional.empty());
        }
        if (reading instanceof StatusReading.NoTables && kind == CloneKind.REPLACE) {
            return new CloneStanding.TablesGone();
        }
        if (statement.isEmpty()) {
            return new CloneStanding.Wait(CloneState.RUNNING, Optional.empty());
        }
        if (statement.get() instanceof StatementReturn.Lost) {
            return new CloneStanding.MaybeNeverBegun(reading instanceof StatusReading.Row row
                    && !before.equals(Optional.of(row.status().identity())));
        }
        return kind == CloneKind.REPLACE
                ? new CloneStanding.Wait(CloneState.RESTARTING, Optional.empty())
                : new CloneStanding.Contradiction(Optional.empty(), Optional.empty());
    }

    private boolean isOurs(CloneStatus status) {
        return status.identity().source().equals(source) && !before.equals(Optional.of(status.identity()));
    }

    private CloneStanding judgeOurs(CloneStatus status, Optional<StatementReturn> statement) {
        return switch (status.state()) {
            case COMPLETED -> new CloneStanding.Completed(status);
            case FAILED ->
                new CloneStanding.Failed(
                        status.error().or(() -> statement.flatMap(OutcomeFromCloneStatus::refusal)),
                        Optional.of(status));
            case NOT_STARTED -> new CloneStanding.Wait(CloneState.RUNNING, Optional.of(status));
            case IN_PROGRESS -> inProgress(status, statement);
        };
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
