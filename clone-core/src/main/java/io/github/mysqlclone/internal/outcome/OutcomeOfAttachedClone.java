package io.github.mysqlclone.internal.outcome;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.progress.CloneState;
import java.util.Optional;

/** The rule for a clone that another process began: its row was there when the watch began. */
public record OutcomeOfAttachedClone(CloneKind kind, CloneIdentity identity) implements OutcomeRule {

    @Override
    public CloneStanding judge(StatusReading reading, Optional<StatementReturn> statement) {
        if (reading instanceof StatusReading.Row row && !row.status().identity().equals(identity)) {
            return new CloneStanding.Contradiction(Optional.empty(), Optional.of(row.status()));
        }
        if (reading instanceof StatusReading.NoRow) {
            // It was there when the clone was taken up: only a server that died in its first moments loses it.
            return new CloneStanding.MaybeNeverBegun(false);
        }
        return asIfBegunHere().judge(reading, statement);
    }

    @Override
    public CloneState stateWhileAway(Optional<StatementReturn> statement) {
        return kind == CloneKind.REPLACE ? CloneState.RESTARTING : CloneState.RUNNING;
    }

    @Override
    public OutcomeRule noted(CloneIdentity seen) {
        return this;
    }

    private OutcomeFromCloneStatus asIfBegunHere() {
        return new OutcomeFromCloneStatus(
                kind,
                identity.source(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of(identity),
                Optional.empty());
    }
}
