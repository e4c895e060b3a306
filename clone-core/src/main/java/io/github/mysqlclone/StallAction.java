package io.github.mysqlclone;

/**
 * What happens when a clone stands still for longer than {@link CloneTimeouts#stall()}.
 *
 * @since 0.1.0
 */
public enum StallAction {
    /** It is logged and reported to the listeners; the clone goes on. */
    REPORT,
    /**
     * It is reported, and then cancelled if it is copying files, pages or redo. In any other stage it is only reported:
     * a slow DROP DATA or a slow flush has to finish.
     */
    CANCEL
}
