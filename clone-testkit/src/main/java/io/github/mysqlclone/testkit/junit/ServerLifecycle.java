package io.github.mysqlclone.testkit.junit;

/**
 * How long the servers of a set-up live.
 *
 * @since 0.1.0
 */
public enum ServerLifecycle {
    /** Each test, and each invocation of a parameterized one, has its own. */
    PER_TEST,
    /** All tests of the annotated class, nested classes included, share one set; in parallel, too. */
    PER_CLASS
}
