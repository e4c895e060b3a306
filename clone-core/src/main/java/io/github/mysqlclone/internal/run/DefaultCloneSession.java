package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneGate;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.watch.Wishes;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.preparation.ClonePlan;
import io.github.mysqlclone.progress.ProgressListener;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session: preflight as often as wanted, then one clone. */
final class DefaultCloneSession implements CloneSession {

    private static final Logger log = LoggerFactory.getLogger(DefaultCloneSession.class);

    /** How long the server may take to confirm that it has cancelled. */
    private static final Duration CONFIRMATION = Duration.ofSeconds(60);

    private final CloneContext context;
    private final ProgressFeed feed;
    private @Nullable DefaultCloneOperation operation;
    private CloneGate gate = report -> Optional.empty();
    private boolean closed;

    DefaultCloneSession(CloneContext context) {
        this.context = context;
        this.feed = new ProgressFeed(context.spec().kind() == CloneKind.REPLACE, context.recorder());
    }

    @Override
    public PreflightReport preflight() {
        requireOpen();
        return examine().report();
    }

    @Override
    public ClonePlan plan() {
        requireOpen();
        return PlanText.of(context.spec(), examine().facts().changes());
    }

    /** What was read on other threads must be of the server that the caller's own thread is led to. */
    private Preflight.Examination examine() {
        Preflight.Examination examination = new Preflight(context).examine();
        context.opener()
                .requireServerFromThisThread(
                        context.recipient(),
                        examination.facts().recipient().server().identity().uuid());
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
        context.opener().requireSameServerFromThisThread(context.recipient());
        Wishes wishes = new Wishes();
        CloneRun run = new CloneRun(context, gate, feed, wishes);
        DefaultCloneOperation begun = DefaultCloneOperation.start(feed, wishes, run::objectionToDetach, run::execute);
        operation = begun;
        return begun;
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
                Duration left = Duration.ofNanos(deadline - System.nanoTime());
                if (left.isNegative()) {
                    begun.letGo();
                    return begun.await();
                }
                if (begun.await(left).isPresent()) {
                    return begun.await();
                }
            } catch (InterruptedException e) {
                log.debug("Interrupted again while the server confirms the cancellation");
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        DefaultCloneOperation begun = operation;
        if (begun == null) {
            return;
        }
        try {
            if (!begun.isOver() && !begun.cancelAndAwait(CONFIRMATION)) {
                begun.letGo();
            }
            begun.awaitThread();
        } catch (InterruptedException e) {
            begun.letGo();
            Thread.currentThread().interrupt();
        }
    }

    private void requireNotBegun() {
        requireOpen();
        if (operation != null) {
            throw new IllegalStateException("this session has begun its clone already; open another one");
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the session is closed");
        }
    }
}
