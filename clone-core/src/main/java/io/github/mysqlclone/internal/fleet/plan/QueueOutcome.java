package io.github.mysqlclone.internal.fleet.plan;

/** What came of a member. */
public enum QueueOutcome {
    /** It is a copy. */
    COPIED,
    /** It failed for good. */
    FAILED,
    /** Nobody knows. */
    UNRESOLVED,
    /** Its clone was never begun, or only in vain. */
    NOT_STARTED
}
