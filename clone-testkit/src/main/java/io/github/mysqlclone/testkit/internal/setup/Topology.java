package io.github.mysqlclone.testkit.internal.setup;

/** Which servers a test has. */
public enum Topology {
    SINGLE,
    /** A donor, and a recipient that is empty and ready to clone. */
    PAIR,
    /** A donor, and a recipient that was cloned from it. */
    CLONED_PAIR,
    /** A donor, and a replica that has caught up. */
    REPLICA
}
