package io.github.mysqlclone.testkit.it.wishes;

/** What must come of it. */
enum Outcome {
    /** It ends cancelled, the server never saw a CLONE statement, and what was changed is put back. */
    NEVER_SENT,
    /** The wish is refused and the clone goes on to its end. */
    REFUSED,
    /** It is too late, and the clone goes on to its end. */
    COMPLETED,
    /** The server has cancelled. */
    CANCELLED,
    /** Nobody follows it, and the server goes on to the end. */
    LET_GO
}
