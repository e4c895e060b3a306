package io.github.mysqlclone.internal.judging;

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
public record TruthRule(CloneKind kind, String source, Optional<CloneIdentity> before) implements RowRule {

    @Override
    public Judgement judge(StatusReading reading, Optional<StatementOutcome> statement) {
        if (reading instanceof StatusReading.Row row && isOurs(row.status())) {
            return judgeOurs(row.status(), statement);
        }
        Optional<ServerError> refused = statement.flatMap(TruthRule::refusal);
        if (refused.isPresent()) {
            return new Judgement.Failed(refused, Optional.empty());
        }
        if (reading instanceof StatusReading.NoTables && kind == CloneKind.REPLACE) {
            return new Judgement.TablesGone();
        }
        if (statement.isEmpty()) {
            return new Judgement.Wait(CloneState.RUNNING, Optional.empty());
        }
        if (statement.get() instanceof StatementOutcome.Lost) {
            return new Judgement.MaybeNeverBegun(reading instanceof StatusReading.Row row
                    && !before.equals(Optional.of(row.status().identity())));
        }
        return kind == CloneKind.REPLACE
                ? new Judgement.Wait(CloneState.RESTARTING, Optional.empty())
                : new Judgement.Contradiction(Optional.empty(), Optional.empty());
    }

    private boolean isOurs(CloneStatus status) {
        return status.identity().source().equals(source) && !before.equals(Optional.of(status.identity()));
    }

    private Judgement judgeOurs(CloneStatus status, Optional<StatementOutcome> statement) {
        return switch (status.state()) {
            case COMPLETED -> new Judgement.Completed(status);
            case FAILED ->
                new Judgement.Failed(
                        status.error().or(() -> statement.flatMap(TruthRule::refusal)), Optional.of(status));
            case NOT_STARTED -> new Judgement.Wait(CloneState.RUNNING, Optional.of(status));
            case IN_PROGRESS -> inProgress(status, statement);
        };
    }

    private Judgement inProgress(CloneStatus status, Optional<StatementOutcome> statement) {
        if (status.isDead()) {
            return new Judgement.Failed(status.error(), Optional.of(status));
        }
        if (status.processListId() == 0) {
            // The server is back, but has not merged the outcome of its recovery yet: reading does that.
            return new Judgement.Wait(CloneState.RECOVERING, Optional.of(status));
        }
        Optional<ServerError> refused = statement.flatMap(TruthRule::refusal);
        if (refused.isPresent()) {
            return new Judgement.Contradiction(refused, Optional.of(status));
        }
        return new Judgement.Wait(stateWhileAway(statement), Optional.of(status));
    }

    @Override
    public CloneState stateWhileAway(Optional<StatementOutcome> statement) {
        boolean restarting = kind == CloneKind.REPLACE
                && statement.filter(StatementOutcome::restartFollows).isPresent();
        return restarting ? CloneState.RESTARTING : CloneState.RUNNING;
    }

    /** Returns the error of a statement that no restart will follow. */
    private static Optional<ServerError> refusal(StatementOutcome outcome) {
        return outcome instanceof StatementOutcome.Rejected rejected && !outcome.restartFollows()
                ? Optional.of(rejected.error())
                : Optional.empty();
    }
}
