package io.github.mysqlclone.internal.judging;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.progress.CloneState;
import java.util.Optional;

/** The rule for a clone that another process began: its row was there when the watch began. */
public record AttachedRule(CloneKind kind, CloneIdentity identity) implements RowRule {

    @Override
    public Judgement judge(StatusReading reading, Optional<StatementOutcome> statement) {
        if (reading instanceof StatusReading.Row row && !row.status().identity().equals(identity)) {
            return new Judgement.Contradiction(Optional.empty(), Optional.of(row.status()));
        }
        if (reading instanceof StatusReading.NoRow) {
            // It was there when the clone was taken up: only a server that died in its first moments loses it.
            return new Judgement.MaybeNeverBegun(false);
        }
        return asIfBegunHere().judge(reading, statement);
    }

    @Override
    public CloneState stateWhileAway(Optional<StatementOutcome> statement) {
        return kind == CloneKind.REPLACE ? CloneState.RESTARTING : CloneState.RUNNING;
    }

    @Override
    public RowRule noted(CloneIdentity seen) {
        return this;
    }

    private TruthRule asIfBegunHere() {
        return new TruthRule(kind, identity.source(), "", Optional.empty(), Optional.empty(), Optional.of(identity));
    }
}
