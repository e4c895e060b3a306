package io.github.mysqlclone.testkit.it.wishes;

/** Where a clone is when the wish comes. */
enum Step {
    PREFLIGHT,
    GATE,
    PREPARING,
    WATCH_OPENS,
    STATEMENT_OPENS,
    LAST_QUESTION,
    /** The library has sent the statement, and the server has not noted its clone yet. */
    SENT,
    COPYING,
    RESTARTING,
    ENDED
}
