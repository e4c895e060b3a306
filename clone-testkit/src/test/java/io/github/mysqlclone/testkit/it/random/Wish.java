package io.github.mysqlclone.testkit.it.random;

/** What a caller may want in the middle of a clone. */
enum Wish {
    NONE,
    CANCEL,
    DETACH,
    CLOSE,
    INTERRUPT,
    /** Somebody else begins the same clone. */
    SECOND_CALLER,
    /** Somebody else takes the running clone up beside the one that began it. */
    ATTACH,
    /** Another process begins it and is killed, and this one takes it up. */
    KILLED_JVM
}
