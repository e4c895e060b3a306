package io.github.mysqlclone.progress;

/**
 * Hear how a clone gets on.
 *
 * <p>Called on the thread that watches the clone, one call at a time; it must return quickly. An exception is logged
 * and harms nothing.
 */
@FunctionalInterface
public interface ProgressListener {

    /**
     * Take a new snapshot; called when something has changed.
     *
     * @param progress the clone at this moment
     */
    void onProgress(CloneProgress progress);
}
