package io.github.mysqlclone.fleet;

/**
 * How far a member is.
 *
 * @since 0.1.0
 */
public enum MemberState {
    /** It waits for a donor. */
    WAITING,
    /** It is being cloned, from preflight to the end of its recovery. */
    CLONING,
    /** It is a copy, in quarantine, and may be a donor. */
    COPIED,
    /** It has left the tree and is being made a replica. */
    JOINING,
    /** It replicates, had not caught up when the limit for that had passed, and stays in quarantine. */
    CATCHING_UP,
    /** It replicates. */
    REPLICATING,
    /** It was refused, and is as it was. */
    REFUSED,
    /** It has failed. */
    FAILED,
    /** It was not begun. */
    NOT_STARTED,
    /** Nobody knows how its clone ended. */
    UNKNOWN
}
