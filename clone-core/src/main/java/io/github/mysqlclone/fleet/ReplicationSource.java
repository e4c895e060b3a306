package io.github.mysqlclone.fleet;

/**
 * From whom the members replicate once they are cloned.
 *
 * @since 0.1.0
 */
public enum ReplicationSource {
    /** All of them from the source of the fleet. */
    ROOT,
    /** Each from the server that it was cloned from, so that replication has the shape of the tree. */
    PARENT
}
