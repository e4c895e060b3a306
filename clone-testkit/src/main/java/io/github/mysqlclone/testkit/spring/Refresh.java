package io.github.mysqlclone.testkit.spring;

/**
 * When the data sources of an application context get a fresh server.
 *
 * @since 0.1.0
 */
public enum Refresh {
    /** Never: all test classes that share the context share its server. */
    NEVER,
    /** Before a test class, unless nobody has used the server yet. Nested classes share that of the class around them. */
    PER_CLASS,
    /** Before each test method, unless nobody has used the server yet. */
    PER_TEST
}
