package io.github.mysqlclone.internal.fleet.inspection;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.ledger.LedgerHead;
import io.github.mysqlclone.progress.ReportedState;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the clones that run on a member is one that an earlier call has begun: that is followed, and ended with the fleet. Those
 * of others are left alone. Pure.
 *
 * @param uuid the member's {@code server_uuid}
 * @param noted what the earlier call has noted of the member; empty if it has noted nothing
 * @param sources the {@code host:port} of all that it could be cloned from
 */
record EarlierClone(String uuid, Optional<LedgerHead> noted, Set<String> sources) {

    /** What {@code clone_status.DESTINATION} says of a clone that replaces the member's own data. */
    private static final String REPLACES = "LOCAL INSTANCE";

    /** Returns whether a clone runs. */
    static boolean runs(CloneStatus status) {
        return status.state() == ReportedState.IN_PROGRESS && status.processListId() != 0;
    }

    /** Returns why one that runs is somebody else's; empty if it is that of the earlier call. */
    Optional<String> objection(CloneStatus running) {
        String source = running.identity().source();
        if (noted.filter(head ->
                        head.kind() == CloneKind.REPLACE && head.recipientUuid().equalsIgnoreCase(uuid))
                .isEmpty()) {
            return refusal(running, "the ledger of the earlier call is about another one");
        }
        if (!running.destination().equals(REPLACES)) {
            return refusal(running, "it goes into the directory " + running.destination());
        }
        return sources.stream().noneMatch(source::equalsIgnoreCase)
                ? refusal(running, "its donor is none of the fleet")
                : Optional.empty();
    }

    private static Optional<String> refusal(CloneStatus running, String why) {
        return Optional.of("It runs a " + running.identity() + ", which no call of this fleet has begun: " + why
                + ". Wait until that has ended, or end it there.");
    }
}
