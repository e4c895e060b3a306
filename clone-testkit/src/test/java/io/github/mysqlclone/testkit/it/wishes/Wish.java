package io.github.mysqlclone.testkit.it.wishes;

/** What the caller does. */
enum Wish {
    CANCEL,
    /** And closes the session right after, as try-with-resources does. */
    DETACH,
    CLOSE,
    INTERRUPT
}
