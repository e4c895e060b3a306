package io.github.mysqlclone.internal.judging;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.progress.CloneState;
import java.util.Optional;

/** Decides from the clone tables, and from how the statement came back, how a clone stands. Pure. */
public interface RowRule {

    /** Judge a reading; the statement's outcome is empty while it runs, and where another process sent it. */
    Judgement judge(StatusReading reading, Optional<StatementOutcome> statement);

    /** Returns the rule for a clone that was seen to be this one. */
    RowRule noted(CloneIdentity identity);

    /** Returns the state of a clone of which the statement's outcome is all that is known. */
    CloneState stateWhileAway(Optional<StatementOutcome> statement);
}
