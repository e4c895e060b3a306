package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneGate;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.watch.CallerRequests;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.preparation.ClonePlan;
import io.github.mysqlclone.progress.ProgressListener;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session: preflight as often as wanted, then one clone, which {@link #close()} ends from any thread. */
final class DefaultCloneSession implements CloneSession {

    private static final Logger log = LoggerFactory.getLogger(DefaultCloneSession.class);

    /** How long the server may take to confirm that it has cancelled. */
    private static final Duration CONFIRMATION = Duration.ofSeconds(60);

    /** How long the library itself may take to stop following. */
    private static final Duration LETTING_GO = Duration.ofSeconds(15);

    private final CloneContext context;
    private final ProgressFeed feed;
    private final Object lock = new Object();
    private @Nullable DefaultCloneOperation operation;
    private CloneGate gate = report -> Optional.empty();
    private boolean closed;

    DefaultCloneSession(CloneContext context) {
        this.context = context;
        this.feed = new ProgressFeed(
                context.spec().kind() == CloneKind.REPLACE,
                context.recorder(),
                context.opener().mask());
    }

    @Override
    public PreflightReport preflight() {
        requireOpen();
        return examine().report();
    }

    @Override
    public ClonePlan plan() {
        requireOpen();
        return ClonePlanText.of(context.spec(), examine().facts().changes());
    }

    /** What was read on other threads must be of the server that the caller's own thread is led to. */
    private Preflight.Examination examine() {
        Preflight.Examination examination = new Preflight(context).examine();
        CallersServers.requireThoseOf(context, examination.facts());
        return examination;
    }

    @Override
    public void onProgress(ProgressListener listener) {
        requireOpen();
        feed.add(Objects.requireNonNull(listener, "listener"));
    }

    @Override
    public void beforeClone(CloneGate newGate) {
        requireNotBegun();
        gate = Objects.requireNonNull(newGate, "gate");
    }

    @Override
    public CloneOperation start() {
        return begin();
    }

    private DefaultCloneOperation begin() {
        requireNotBegun();
        CallersServers callers = CallersServers.ask(context);
        synchronized (lock) {
            requireNotBegun();
            CallerRequests requests = new CallerRequests();
            CloneRun run = new CloneRun(context, callers, gate, feed, requests);
            DefaultCloneOperation begun =
                    DefaultCloneOperation.start(feed, requests, run::objectionToDetach, run::execute);
            operation = begun;
            return begun;
        }
    }

    @Override
    public CloneResult run() {
        DefaultCloneOperation begun = begin();
        try {
            return begun.await();
        } catch (InterruptedException e) {
            try {
                return cancelled(begun);
            } finally {
                Thread.currentThread().interrupt();
            }
        } finally {
            begun.awaitThread();
        }
    }

    /** The caller was interrupted: cancel, and tell how it ended; a second interruption does not shorten that. */
    private static CloneResult cancelled(DefaultCloneOperation begun) {
        log.info("Interrupted: cancelling the clone on the server");
        begun.cancel();
        long deadline = System.nanoTime() + CONFIRMATION.toNanos();
        while (true) {
            try {
                Optional<CloneResult> result = begun.await(Duration.ofNanos(deadline - System.nanoTime()));
                if (result.isPresent()) {
                    return result.get();
                }
                if (begun.isLetGo()) {
                    throw begun.abandoned();
                }
                begun.letGo();
                deadline = System.nanoTime() + LETTING_GO.toNanos();
            } catch (InterruptedException e) {
                log.debug("Interrupted again while the server confirms the cancellation");
            }
        }
    }

    @Override
    public void close() {
        DefaultCloneOperation begun;
        synchronized (lock) {
            closed = true;
            begun = operation;
        }
        if (begun == null) {
            return;
        }
        try {
            Duration patience = begun.isLetGo() ? LETTING_GO : CONFIRMATION;
            if (!begun.isOver() && !begun.cancelAndAwait(patience)) {
                begun.letGo();
            }
            begun.awaitThread();
        } catch (InterruptedException e) {
            begun.letGo();
            Thread.currentThread().interrupt();
        }
    }

    private void requireNotBegun() {
        synchronized (lock) {
            requireOpen();
            if (operation != null) {
                throw new IllegalStateException("this session has begun its clone already; open another one");
            }
        }
    }

    private void requireOpen() {
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("the session is closed");
            }
        }
    }
}
