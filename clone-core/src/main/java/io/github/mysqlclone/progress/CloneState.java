package io.github.mysqlclone.progress;

/**
 * The life of a clone as the caller sees it; the last four are final.
 *
 * @since 0.1.0
 */
public enum CloneState {
    /** Facts are read and judged; nothing has been changed. */
    PREFLIGHT,
    /** The donor serves another clone; nothing has been sent, or the donor turned it away before anything was touched. */
    WAITING,
    /** What the spec asked to prepare is being prepared. */
    PREPARING,
    /** The statement runs. */
    RUNNING,
    /** The recipient is going down and coming back; replace clones only. */
    RESTARTING,
    /** The recipient answers again and its verdict is awaited. */
    RECOVERING,
    /** The server itself said {@code Completed}. */
    COMPLETED,
    /** The server said {@code Failed}, or refused. */
    FAILED,
    /** Ended on request. */
    CANCELLED,
    /** The truth could not be read; it may be either. */
    UNRESOLVED;

    /** {@return whether nothing can follow this state} */
    public boolean isFinal() {
        return switch (this) {
            case PREFLIGHT, WAITING, PREPARING, RUNNING, RESTARTING, RECOVERING -> false;
            case COMPLETED, FAILED, CANCELLED, UNRESOLVED -> true;
        };
    }
}
