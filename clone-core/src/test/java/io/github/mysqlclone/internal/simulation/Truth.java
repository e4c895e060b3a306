package io.github.mysqlclone.internal.simulation;

/** What has become of the clone that is watched, whether anybody can see it or not. */
public enum Truth {
    /** The server does not have the statement yet, and may never get it. */
    ON_ITS_WAY,
    /** The server refused it, or never got it: no clone of it ever began. */
    NEVER_BEGUN,
    /** It copies, or the copy recovers. */
    RUNNING,
    COMPLETED,
    FAILED;

    /** Tells whether nothing can change any more. */
    public boolean isFinal() {
        return this == NEVER_BEGUN || this == COMPLETED || this == FAILED;
    }
}
