package io.github.mysqlclone.examples.benchmark.clone;

import io.github.mysqlclone.examples.benchmark.Figure;
import io.github.mysqlclone.testkit.ClonePair;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Notes when a recipient first says that a new clone is completed, from beside the one who waits for it. */
record CompletionWatch(ClonePair pair) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final String COMPLETED =
            "SELECT BEGIN_TIME FROM performance_schema.clone_status WHERE STATE = 'Completed'";

    /** Returns how long after that moment the clone has returned. */
    Duration delayOf(Figure.Action clone) throws Exception {
        Optional<String> before = pair.recipient().value(COMPLETED);
        CompletableFuture<Long> seen = new CompletableFuture<>();
        Thread watcher = new Thread(() -> watch(before, seen), "completion watch");
        watcher.setDaemon(true);
        watcher.start();
        clone.run();
        long returned = System.nanoTime();
        return Duration.ofNanos(returned - Math.min(returned, seen.get()));
    }

    private void watch(Optional<String> before, CompletableFuture<Long> seen) {
        while (!seen.isDone()) {
            try {
                Optional<String> now = pair.recipient().value(COMPLETED);
                if (now.isPresent() && !now.equals(before)) {
                    seen.complete(System.nanoTime());
                }
            } catch (SQLException e) {
                // The server restarts.
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
