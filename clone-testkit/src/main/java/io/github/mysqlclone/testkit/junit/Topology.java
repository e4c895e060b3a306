package io.github.mysqlclone.testkit.junit;

/** Which servers a test has. */
enum Topology {
    SINGLE,
    PAIR,
    CLONED_PAIR,
    REPLICA
}
