package io.github.mysqlclone.internal.outcome;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.progress.CloneState;
import java.util.Optional;

/** Decides from the clone tables, and from how the statement came back, how a clone stands. Pure. */
public interface OutcomeRule {

    /** Judge a reading; the statement's outcome is empty while it runs, and where another process sent it. */
    CloneStanding judge(StatusReading reading, Optional<StatementReturn> statement);

    /** Returns the row if it is that of this clone in all but the session, as through a proxy that changes their ids. */
    default Optional<CloneStatus> allButTheSession(StatusReading reading) {
        return Optional.empty();
    }

    /** Returns the rule for a clone that was seen to be this one. */
    OutcomeRule noted(CloneIdentity identity);

    /** Returns the rule that knows what this reading says of the session of a clone, which a restart takes out of the row. */
    default OutcomeRule remembering(StatusReading reading) {
        return this;
    }

    /** Returns the state of a clone of which the statement's outcome is all that is known. */
    CloneState stateWhileAway(Optional<StatementReturn> statement);
}
