package io.github.mysqlclone.testkit.internal.pair;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Deadline;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does the same with several servers at the same time, each in a thread of its own. */
final class Together {

    private Together() {}

    /**
     * Waits for all, or for the first that fails: what goes on then ends when its server is closed.
     *
     * @throws TestkitException if one fails, or the thread is interrupted, which stays set
     */
    static void forEach(List<TestServer> servers, String waitingFor, Consumer<TestServer> action) {
        CompletableFuture<Void> failure = new CompletableFuture<>();
        CompletableFuture<?>[] all = servers.stream()
                .map(server -> CompletableFuture.runAsync(
                        () -> {
                            try {
                                action.accept(server);
                            } catch (RuntimeException | Error e) {
                                failure.completeExceptionally(e);
                                throw e;
                            }
                        },
                        work -> new Thread(work, "mysqld-" + server.port() + "-group").start()))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.anyOf(failure, CompletableFuture.allOf(all)).get();
        } catch (InterruptedException e) {
            throw Deadline.interrupted(waitingFor, e);
        } catch (ExecutionException e) {
            throw new TestkitException("A server of a group is not ready: " + message(e.getCause()), e);
        }
    }

    private static String message(@Nullable Throwable thrown) {
        return thrown instanceof CompletionException wrapped
                ? message(wrapped.getCause())
                : String.valueOf(thrown == null ? null : thrown.getMessage());
    }
}
