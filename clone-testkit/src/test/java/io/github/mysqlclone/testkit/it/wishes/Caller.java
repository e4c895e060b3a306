package io.github.mysqlclone.testkit.it.wishes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Servers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs the clone on a thread that can be interrupted, and wishes once. */
final class Caller {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final CloneSession session;
    private final Wish wish;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicReference<@Nullable CloneOperation> operation = new AtomicReference<>();
    private final AtomicReference<CloneState> state = new AtomicReference<>(CloneState.PREFLIGHT);
    private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> thrownByWish = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean wished;
    private volatile boolean flag;

    Caller(CloneSession session, Wish wish) {
        this.session = session;
        this.wish = wish;
        this.thread = new Thread(this::run, "caller");
        session.onProgress(progress -> state.set(progress.state()));
    }

    private void run() {
        try {
            if (wish == Wish.INTERRUPT || wish == Wish.CLOSE) {
                begun.countDown();
                session.run();
            } else {
                operation.set(session.start());
                begun.countDown();
                Optional.ofNullable(operation.get()).orElseThrow().await();
            }
        } catch (Throwable e) {
            thrown.set(e);
        } finally {
            flag = Thread.currentThread().isInterrupted();
        }
    }

    /**
     * Two connections prove that all threads are led to one server; then come that of preflight, the watch's, and that of the
     * last look at the data, which is the statement's as well.
     */
    void wishesAt(Step step, HookedDataSource recipient) {
        switch (step) {
            case PREFLIGHT -> recipient.atConnection(3, this::wish);
            case GATE ->
                session.beforeClone(report -> {
                    wish();
                    return Optional.empty();
                });
            case PREPARING -> recipient.atStatement("SET GLOBAL clone_max_data_bandwidth", this::wish);
            case WATCH_OPENS -> recipient.atConnection(4, this::wish);
            case STATEMENT_OPENS -> recipient.atConnection(5, this::wish);
            case LAST_QUESTION -> recipient.atStatement("SELECT CONNECTION_ID()", this::wish);
            case SENT -> recipient.atStatement("CLONE INSTANCE", this::wish);
            case COPYING ->
                session.onProgress(progress -> {
                    if (Servers.isCopyingFiles(progress)) {
                        wish();
                    }
                });
            case RESTARTING ->
                session.onProgress(progress -> {
                    if (progress.state() == CloneState.RESTARTING) {
                        wish();
                    }
                });
            // It has completed, but run() has not returned: whoever was interrupted by then finds the flag set.
            case ENDED ->
                session.onProgress(progress -> {
                    if (wish == Wish.INTERRUPT && progress.state() == CloneState.COMPLETED) {
                        wish();
                    }
                });
        }
    }

    /** Runs the clone to its end, and wishes only then if that is asked for; returns what was thrown, if anything. */
    @Nullable
    Throwable call(boolean wishesAfterwards) throws InterruptedException {
        thread.start();
        if (wishesAfterwards) {
            thread.join(SOON.toMillis());
            wish();
        }
        thread.join(SOON.multipliedBy(2).toMillis());
        assertThat(thread.isAlive()).as("the caller still waits").isFalse();
        return thrown.get();
    }

    @Nullable
    Throwable thrownByWish() {
        return thrownByWish.get();
    }

    /** Returns once the library has heard the wish. */
    void wish() {
        if (wished) {
            return;
        }
        wished = true;
        try {
            begun.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        switch (wish) {
            case CANCEL -> operation().cancel();
            case DETACH -> {
                thrownByWish.set(catchThrowable(() -> operation().detach()));
                if (thrownByWish.get() == null) {
                    besides(session::close);
                }
            }
            case CLOSE -> besides(session::close);
            case INTERRUPT -> {
                thread.interrupt();
                awaitPatience(thread);
            }
        }
    }

    /** On a thread of its own, since closing waits for the thread on which this hook runs. */
    private void besides(Runnable action) {
        Thread other = new Thread(action, "closer");
        other.start();
        awaitPatience(other);
    }

    private void awaitPatience(Thread waiting) {
        Await.until(
                "the wish to be heard",
                SOON,
                () -> waiting.getState() == Thread.State.TIMED_WAITING
                        || waiting.getState() == Thread.State.TERMINATED);
    }

    private CloneOperation operation() {
        return Optional.ofNullable(operation.get()).orElseThrow();
    }

    CloneState lastState() {
        return state.get();
    }

    boolean isInterrupted() {
        return flag;
    }
}
