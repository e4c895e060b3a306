package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.internal.preparation.change.AccountCopy;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.internal.preparation.change.PlannedChanges;
import io.github.mysqlclone.internal.sql.CloneStatementText;
import io.github.mysqlclone.internal.sql.SqlMode;
import io.github.mysqlclone.preparation.ClonePlan;
import io.github.mysqlclone.preparation.PlannedStatement;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what would be sent. */
final class ClonePlanText {

    private ClonePlanText() {}

    static ClonePlan of(CloneSpec spec, PlannedChanges changes) {
        List<PlannedStatement> statements = new ArrayList<>();
        for (Change change : changes.list()) {
            for (String statement : change.statements()) {
                boolean isLast = statement.equals(
                        change.statements().get(change.statements().size() - 1));
                boolean stays = spec.preparation().keeps(change.part(), change.side());
                statements.add(new PlannedStatement(
                        change.side(), statement, isLast && !stays ? undo(change) : Optional.empty()));
            }
        }
        statements.add(new PlannedStatement(
                Side.RECIPIENT, CloneStatementText.masked(spec, new SqlMode(false)), Optional.empty()));
        changes.of(AccountCopy.class)
                .filter(copy -> copy.directory().isEmpty())
                .flatMap(copy -> copy.undo().stream())
                .forEach(drop -> statements.add(new PlannedStatement(Side.RECIPIENT, drop, Optional.empty())));
        List<String> obstacles = new ArrayList<>();
        for (Side side : Side.values()) {
            changes.obstaclesOn(side).forEach(reason -> obstacles.add(side.word() + ": " + reason));
        }
        return new ClonePlan(statements, obstacles);
    }

    private static Optional<String> undo(Change change) {
        return change.part() == PreparationPart.QUARANTINE
                ? change.undo().map(sql -> sql + " (when the quarantine is lifted)")
                : change.undo();
    }
}
