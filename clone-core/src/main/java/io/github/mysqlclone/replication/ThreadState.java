package io.github.mysqlclone.replication;

/**
 * Say whether a half of a replication channel runs.
 *
 * @since 0.1.0
 */
public enum ThreadState {
    /** It runs; a receiver is connected. */
    RUNNING,
    /** A receiver that runs and has no connection: it tries again by itself. */
    CONNECTING,
    /** It does not run. */
    STOPPED
}
