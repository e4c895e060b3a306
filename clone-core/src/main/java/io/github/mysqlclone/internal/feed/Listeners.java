package io.github.mysqlclone.internal.feed;

import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.DdlWait;
import io.github.mysqlclone.progress.ProgressListener;
import io.github.mysqlclone.progress.StallReport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the listeners on a thread of their own, so that a slow one cannot keep the watch from its work. */
final class Listeners {

    private static final Logger log = LoggerFactory.getLogger(Listeners.class);

    private final List<ProgressListener> listeners = new CopyOnWriteArrayList<>();
    private final Set<ProgressListener> failed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Notice> queue = new ArrayDeque<>();
    private final SecretMask mask;
    private @Nullable Thread thread;
    private boolean finished;

    /** One thing to tell. */
    private sealed interface Notice {

        void tell(ProgressListener listener);

        record Progress(CloneProgress progress) implements Notice {
            @Override
            public void tell(ProgressListener listener) {
                listener.onProgress(progress);
            }
        }

        record PointOfNoReturn(CloneProgress progress) implements Notice {
            @Override
            public void tell(ProgressListener listener) {
                listener.onPointOfNoReturn(progress);
            }
        }

        record Stall(StallReport report) implements Notice {
            @Override
            public void tell(ProgressListener listener) {
                listener.onStall(report);
            }
        }

        record Ddl(DdlWait ddlWait) implements Notice {
            @Override
            public void tell(ProgressListener listener) {
                listener.onDdlWait(ddlWait);
            }
        }
    }

    /** Log what they throw only through this mask. */
    Listeners(SecretMask mask) {
        this.mask = mask;
    }

    synchronized void ddlWait(DdlWait wait) {
        enqueue(new Notice.Ddl(wait));
    }

    void add(ProgressListener listener) {
        listeners.add(listener);
    }

    /** Tell of a snapshot; one of the same state that nobody has heard of yet makes way for it. */
    synchronized void progress(CloneProgress progress) {
        if (queue.peekLast() instanceof Notice.Progress last && last.progress().state() == progress.state()) {
            queue.removeLast();
        }
        enqueue(new Notice.Progress(progress));
    }

    synchronized void pointOfNoReturn(CloneProgress progress) {
        enqueue(new Notice.PointOfNoReturn(progress));
    }

    synchronized void stall(StallReport report) {
        enqueue(new Notice.Stall(report));
    }

    private void enqueue(Notice notice) {
        if (listeners.isEmpty() || finished) {
            return;
        }
        queue.addLast(notice);
        if (thread == null) {
            thread = new Thread(this::work, "mysql-clone-listeners");
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
    }

    /** Let the listeners hear the rest, but no longer than this, and see their thread go. */
    void finish(Duration limit) {
        @Nullable Thread working;
        synchronized (this) {
            finished = true;
            working = thread;
            notifyAll();
        }
        if (working == null) {
            return;
        }
        try {
            working.join(limit.toMillis());
            if (working.isAlive()) {
                log.warn("A progress listener has not returned within {}; it is interrupted", limit);
                working.interrupt();
            }
        } catch (InterruptedException e) {
            working.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (Notice notice = next(); notice != null; notice = next()) {
                for (ProgressListener listener : listeners) {
                    tell(notice, listener);
                }
            }
        } catch (InterruptedException e) {
            // Only finish() interrupts: the listeners had their time.
            log.debug("The listeners' thread ends early");
        }
    }

    private synchronized @Nullable Notice next() throws InterruptedException {
        while (queue.isEmpty() && !finished) {
            wait();
        }
        return queue.pollFirst();
    }

    private void tell(Notice notice, ProgressListener listener) {
        try {
            notice.tell(listener);
        } catch (Throwable e) {
            // An assertion that fails in a listener is an Error, and no reason to leave the others in the dark.
            if (failed.add(listener)) {
                log.warn("A progress listener failed; the clone goes on, and so do the calls", mask.clean(e));
            } else {
                log.debug("A progress listener failed again", mask.clean(e));
            }
        }
    }
}
