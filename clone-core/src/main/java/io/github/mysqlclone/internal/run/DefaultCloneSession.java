package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.progress.ProgressListener;
import java.util.Objects;

/** A session: preflight as often as wanted, then one run. */
final class DefaultCloneSession implements CloneSession {

    private final CloneContext context;
    private final ProgressFeed feed = new ProgressFeed();
    private boolean ran;
    private boolean closed;

    DefaultCloneSession(CloneContext context) {
        this.context = context;
    }

    @Override
    public PreflightReport preflight() {
        requireOpen();
        return new Preflight(context).examine().report();
    }

    @Override
    public void onProgress(ProgressListener listener) {
        requireOpen();
        feed.add(Objects.requireNonNull(listener, "listener"));
    }

    @Override
    public CloneResult run() {
        requireOpen();
        if (ran) {
            throw new IllegalStateException("run: this session ran already; open another one");
        }
        ran = true;
        return new CloneRun(context, feed).execute();
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the session is closed");
        }
    }
}
