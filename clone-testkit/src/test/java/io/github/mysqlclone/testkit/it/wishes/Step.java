package io.github.mysqlclone.testkit.it.wishes;

/** Where a clone is when the wish comes. */
enum Step {
    PREFLIGHT,
    GATE,
    PREPARING,
    WATCH_OPENS,
    STATEMENT_OPENS,
    LAST_QUESTION,
    COPYING,
    RESTARTING,
    ENDED
}
