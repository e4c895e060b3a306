package io.github.mysqlclone;

/**
 * The three things the CLONE statement can do.
 *
 * @since 0.1.0
 */
public enum CloneKind {
    /** {@code CLONE INSTANCE}: the recipient's data is replaced, the recipient restarts. */
    REPLACE,
    /** {@code CLONE INSTANCE … DATA DIRECTORY}: a copy of the donor in a new directory on the recipient's host. */
    DIRECTORY,
    /** {@code CLONE LOCAL}: a copy of the server itself in a new directory on its host. */
    LOCAL
}
