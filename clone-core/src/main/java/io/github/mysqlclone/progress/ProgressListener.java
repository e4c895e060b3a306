package io.github.mysqlclone.progress;

/**
 * Hear how a clone gets on.
 *
 * <p>Called on a thread that only listeners use, one call at a time and in order; a slow one delays nothing but the
 * listeners, and then misses snapshots of which there are newer ones. An exception, or an
 * {@code Error} such as a failed assertion, is logged and harms nothing. The
 * clone's end waits for its listeners for at most five seconds.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ProgressListener {

    /**
     * Take a new snapshot; called when state, stages or rates have changed.
     *
     * @param progress the clone at that moment
     */
    void onProgress(CloneProgress progress);

    /**
     * Hear that the server has begun to drop the recipient's data; called at most once, for replace clones only.
     *
     * @param progress the clone at that moment
     */
    default void onPointOfNoReturn(CloneProgress progress) {}

    /**
     * Hear that nothing has moved for as long as the time limit says; called again after each further such time.
     *
     * @param report what is known of the reason
     */
    default void onStall(StallReport report) {}

    /**
     * Hear that a clone that blocks DDL waits for some, or some for it; called when this has changed, which is looked for
     * every few seconds, where the donor can be reached from here.
     *
     * @param wait who waits
     */
    default void onDdlWait(DdlWait wait) {}
}
