package io.github.mysqlclone.internal.simulation;

import org.jspecify.annotations.Nullable;

/** Which clones somebody who looks can tell apart, by what was seen of them. */
final class RowsSeen {

    private boolean isOursSeen;
    private boolean isAnothersSeen;

    void anotherBegins() {
        isAnothersSeen = false;
    }

    /** Somebody has read this row and all that belongs to it. */
    void see(StatusRow seen, @Nullable StatusRow now) {
        isOursSeen |= seen.isOurs() && seen.session() == SimulatedRecipient.SESSION;
        isAnothersSeen |= seen.equals(now) && !seen.isOurs() && seen.session() != 0;
    }

    /**
     * Returns whether the row is that of a clone which nobody can tell from ours: no look found ours in its session, and
     * none the other one in its own before the restart that took it out of the row; or ours came back as done, and a
     * proxy might have changed the ids.
     */
    boolean isTakenForOurs(@Nullable StatusRow now, boolean isOursDone) {
        return now != null && !now.isOurs() && !isOursSeen && (!isAnothersSeen || isOursDone);
    }
}
