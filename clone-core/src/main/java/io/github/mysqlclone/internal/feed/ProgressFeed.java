package io.github.mysqlclone.internal.feed;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ProgressListener;
import io.github.mysqlclone.progress.StageProgress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what changed, and shields the clone from what they throw. Written by the watching thread only. */
public final class ProgressFeed {

    private static final Logger log = LoggerFactory.getLogger(ProgressFeed.class);

    private final List<ProgressListener> listeners = new CopyOnWriteArrayList<>();
    private volatile CloneProgress last = new CloneProgress(CloneState.PREFLIGHT, List.of());
    private volatile @Nullable CloneIdentity identity;

    /** Tell this listener, too. */
    public void add(ProgressListener listener) {
        listeners.add(listener);
    }

    /** The server has noted the clone. */
    public void identified(CloneIdentity noted) {
        identity = noted;
    }

    /** Returns which clone it is; empty until the server has noted it. */
    public Optional<CloneIdentity> identity() {
        return Optional.ofNullable(identity);
    }

    /** Report a new state with the stages as they were last seen. */
    public void state(CloneState state) {
        report(state, last.stages());
    }

    /** Report a new state with the stages as they are now. */
    public void report(CloneState state, List<StageProgress> stages) {
        CloneProgress now = new CloneProgress(state, StagesWhileAway.of(state, stages));
        CloneProgress before = last;
        if (now.equals(before)) {
            return;
        }
        if (now.state() != before.state()) {
            log.info("Clone is {}", now.state());
        }
        last = now;
        for (ProgressListener listener : listeners) {
            try {
                listener.onProgress(now);
            } catch (RuntimeException e) {
                log.warn("A progress listener failed; the clone goes on", e);
            }
        }
    }

    /** Returns what was reported last. */
    public CloneProgress last() {
        return last;
    }
}
