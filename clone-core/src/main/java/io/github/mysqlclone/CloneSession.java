package io.github.mysqlclone;

import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.preparation.ClonePlan;
import io.github.mysqlclone.progress.ProgressListener;

/**
 * Run one clone as a spec says, on the server that was given.
 *
 * <p>Holds no connection between calls. Not thread-safe: one caller at a time, but for {@link #close()}. Made by
 * {@link CloneSpec#openSession(io.github.mysqlclone.server.MySqlServer)}. Implemented by this library only; later versions
 * may add methods. Tests of your own may mock it.
 *
 * @since 0.1.0
 */
public interface CloneSession extends AutoCloseable {

    /**
     * Read the facts of both servers and judge them; changes nothing, and may be called any number of times.
     *
     * <p>Blocks while both are read in parallel. A donor that cannot be reached from here is no failure: its checks are
     * UNKNOWN.
     *
     * @return one result for each check
     * @throws io.github.mysqlclone.server.ServerConnectionException if the recipient cannot be reached, or if it or the donor is
     *     given as a {@code DataSource} that leads to another server in the calling thread than on others
     * @throws IllegalStateException if the session is closed
     */
    PreflightReport preflight();

    /**
     * Show every statement that {@link #run()} would send to change something, in order, by what both servers are like now;
     * changes nothing, and may be called any number of times.
     *
     * <p>Blocks while both servers are read in parallel.
     *
     * @return the statements per side with their undo, secrets masked
     * @throws io.github.mysqlclone.server.ServerConnectionException as for {@link #preflight()}
     * @throws IllegalStateException if the session is closed
     */
    ClonePlan plan();

    /**
     * Hear how the clone gets on; to be called before {@link #run()}.
     *
     * @param listener hears of each change, after those that were given before it
     * @throws IllegalStateException if the session is closed
     */
    void onProgress(ProgressListener listener);

    /**
     * Let this decide, once preflight has let the clone pass and before anything is changed; to be called before
     * {@link #run()}.
     *
     * @param gate who decides; takes the place of one given before
     * @throws IllegalStateException if the session is closed, or has begun its clone already
     */
    void beforeClone(CloneGate gate);

    /**
     * Run preflight, then the clone, and wait for its true end: for a replace clone that is the server's own
     * {@code Completed}, read after its restart.
     *
     * <p>Blocks as long as that takes, without a limit on the whole. An interruption cancels, waits up to a minute for the
     * server's confirmation and restores the thread's flag; {@link #close()} on another thread cancels, too. What comes of
     * that at which step is in the table of {@link CloneOperation}. May be called once.
     *
     * @return what the server says of the clone it completed
     * @throws PreflightFailedException if preflight refuses; nothing was changed
     * @throws CloneFailedException if the server refused or failed the clone; says what became of the recipient's data
     * @throws CloneCancelledException if it was cancelled, or the gate objected
     * @throws CloneOutcomeUnknownException if nobody could read the truth: it may have completed
     * @throws io.github.mysqlclone.server.ServerConnectionException if the recipient cannot be reached before the clone
     *     begins, or turns out to be another server than preflight saw; or if it or the donor is given as a {@code DataSource}
     *     that leads to another server in the calling thread than on others
     * @throws IllegalStateException if the session is closed, or ran already
     */
    CloneResult run();

    /**
     * Start the same as {@link #run()} and return at once, but that a server given as a {@code DataSource} is asked in the
     * calling thread for who it is.
     *
     * @return the operation; preflight is its first part, so a refusal comes out of its {@code await}, too
     * @throws io.github.mysqlclone.server.ServerConnectionException if the recipient is given as a {@code DataSource} that
     *     gives no usable connection, in the calling thread or elsewhere
     * @throws IllegalStateException if the session is closed, or has begun its clone already
     */
    CloneOperation start();

    /**
     * Close the session; idempotent.
     *
     * <p>A clone that still runs is cancelled, which blocks until the server has confirmed it, for at most 60 seconds;
     * then nobody follows it any more, and its outcome is unknown. {@link CloneOperation#cancel()} says what may take longer.
     * A clone that {@link CloneOperation#detach()} was called for goes on. May be called on any thread, while {@link #run()} blocks
     * on another: that then ends as a cancelled clone does.
     */
    @Override
    void close();
}
