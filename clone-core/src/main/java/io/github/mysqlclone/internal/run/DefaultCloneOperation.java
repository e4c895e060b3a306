package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneOperation;
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

/** A clone on a watching thread of its own. */
final class DefaultCloneOperation implements CloneOperation {

    private static final Duration GOES_WITHIN = Duration.ofSeconds(5);

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

    /** Whoever waits for the end may count on the listeners having heard of it. */
    private void end() {
        requests.copyIsOver();
        feed.end();
    }

    @Override
    public CloneProgress progress() {
        return feed.last();
    }

    @Override
    public Optional<CloneIdentity> identity() {
        return feed.identity();
    }

    @Override
    public Optional<CloneResult> await(Duration limit) throws InterruptedException {
        try {
            return Optional.of(completion.get(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw asThrown(e.getCause());
        }
    }

    /** Wait without a limit. */
    CloneResult await() throws InterruptedException {
        try {
            return completion.get();
        } catch (ExecutionException e) {
            throw asThrown(e.getCause());
        }
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
            completion.get(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS);
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
        objectionToDetach.get().ifPresent(reason -> {
            throw new IllegalStateException("detach: " + reason);
        });
        letGo();
    }

    /** Stop following, whatever is left behind. */
    void letGo() {
        requests.detach();
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
