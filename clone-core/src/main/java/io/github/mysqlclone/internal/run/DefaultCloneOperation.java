package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.watch.CallerRequests;
import io.github.mysqlclone.progress.CloneProgress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A clone on a watching thread of its own. */
final class DefaultCloneOperation implements CloneOperation {

    private static final Logger log = LoggerFactory.getLogger(DefaultCloneOperation.class);

    private static final Duration GOES_WITHIN = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final ProgressFeed feed;
    private final CallerRequests requests;
    private final Supplier<Optional<String>> objectionToDetach;
    private final Thread thread;
    private final CompletableFuture<CloneResult> completion = new CompletableFuture<>();

    private DefaultCloneOperation(
            ProgressFeed feed,
            CallerRequests requests,
            Supplier<Optional<String>> objectionToDetach,
            Supplier<CloneResult> work) {
        this.feed = feed;
        this.requests = requests;
        this.objectionToDetach = objectionToDetach;
        this.thread = new Thread(() -> follow(work), "mysql-clone-watch");
        thread.setDaemon(true);
    }

    /** Start; what objects to a detachment says why. */
    static DefaultCloneOperation start(
            ProgressFeed feed,
            CallerRequests requests,
            Supplier<Optional<String>> objectionToDetach,
            Supplier<CloneResult> work) {
        DefaultCloneOperation operation = new DefaultCloneOperation(feed, requests, objectionToDetach, work);
        operation.thread.start();
        return operation;
    }

    private void follow(Supplier<CloneResult> work) {
        try {
            feed.begin();
            CloneResult result = work.get();
            end();
            completion.complete(result);
        } catch (Throwable e) {
            end();
            completion.completeExceptionally(e);
        }
    }

    /** Whoever waits for the end may count on the listeners having heard of it; whatever they do, it comes. */
    private void end() {
        requests.copyIsOver();
        try {
            feed.end();
        } catch (RuntimeException | Error e) {
            log.warn(
                    "The end of the clone could not be told to its listeners: {}",
                    e.getClass().getName());
        }
    }

    @Override
    public CloneProgress progress() {
        return feed.current();
    }

    @Override
    public Optional<CloneIdentity> identity() {
        return feed.identity();
    }

    @Override
    public Optional<CloneResult> await(Duration limit) throws InterruptedException {
        try {
            return Optional.of(completion.get(nanos(limit), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw asThrown(e.getCause());
        }
    }

    @Override
    public CloneResult await() throws InterruptedException {
        try {
            return completion.get();
        } catch (ExecutionException e) {
            throw asThrown(e.getCause());
        }
    }

    /** What is longer than a long can count lasts 292 years, too. */
    private static long nanos(Duration limit) {
        return limit.compareTo(LONGEST) > 0 ? Long.MAX_VALUE : Math.max(0, limit.isNegative() ? 0 : limit.toNanos());
    }

    private static RuntimeException asThrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException exception) {
            return exception;
        }
        throw new IllegalStateException("the watching thread throws unchecked exceptions only", cause);
    }

    /** See the thread of an operation that has ended go; its last act may be a caller's own continuation. */
    void awaitThread() {
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(GOES_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void cancel() {
        requests.cancel();
    }

    @Override
    public boolean cancelAndAwait(Duration limit) throws InterruptedException {
        cancel();
        try {
            completion.get(nanos(limit), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    @Override
    public void limitBandwidth(int dataMebibytesPerSecond, int networkMebibytesPerSecond) throws InterruptedException {
        requireBandwidth("dataMebibytesPerSecond", dataMebibytesPerSecond);
        requireBandwidth("networkMebibytesPerSecond", networkMebibytesPerSecond);
        try {
            requests.limitBandwidth(dataMebibytesPerSecond, networkMebibytesPerSecond)
                    .get();
        } catch (ExecutionException e) {
            throw asThrown(e.getCause());
        }
    }

    /** From 4096 on the server's own arithmetic wraps, see the check SETTINGS. */
    private static void requireBandwidth(String name, int value) {
        if (value < 0 || value > 4095) {
            throw new IllegalArgumentException(name + ": must be within 0 to 4095 (was " + value + ")");
        }
    }

    @Override
    public void detach() {
        if (isOver()) {
            return;
        }
        objectionToDetach.get().ifPresent(reason -> {
            throw new IllegalStateException("detach: " + reason);
        });
        if (!requests.detachIfSent() && !isOver()) {
            throw new IllegalStateException(
                    "detach: the statement has not been sent yet, so there is no clone that could"
                            + " go on; wait until progress() says RUNNING, or cancel");
        }
    }

    /** Stop following, whatever is left behind. */
    void letGo() {
        requests.detach();
    }

    /** Returns whether somebody let go of it. */
    boolean isLetGo() {
        return requests.detachRequested();
    }

    /** Tell how it stands when its thread does not come back, because code of the caller's keeps it. */
    CloneException abandoned() {
        String where = "Code of the caller's, which was interrupted, has not returned; its thread is left to itself. ";
        return requests.isSent()
                ? new CloneOutcomeUnknownException(
                        where + "Nobody knows how the clone ended; CloneStatus.read(recipient) tells.",
                        feed.identity().orElse(null),
                        null)
                : new CloneCancelledException(
                        where + "The statement was not sent, and never will be.", NothingBegunFailure.NOTHING_BEGUN);
    }

    /** Returns whether it has ended, with all that was changed for it put back. */
    boolean isOver() {
        return completion.isDone();
    }

    @Override
    public CompletionStage<CloneResult> completion() {
        return completion.minimalCompletionStage();
    }
}
