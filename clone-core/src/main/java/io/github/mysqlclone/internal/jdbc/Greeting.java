package io.github.mysqlclone.internal.jdbc;

/** With what a connection begins. */
enum Greeting {
    /** Only ask who is there: for a connection that is closed at once, or asks no more than SHOW GRANTS. */
    BRIEF,
    /** Make the session neutral, and ask who is there. */
    WHO,
    /** Make the session neutral, and ask for all global variables, which say who is there. */
    ALL_VARIABLES
}
