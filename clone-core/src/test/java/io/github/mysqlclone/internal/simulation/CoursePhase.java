package io.github.mysqlclone.internal.simulation;

/** What a recipient is doing. */
enum CoursePhase {
    QUIET,
    COPYING,
    /** The statement comes back, and the process goes down next. */
    COPIED,
    DOWN,
    RECOVERING
}
