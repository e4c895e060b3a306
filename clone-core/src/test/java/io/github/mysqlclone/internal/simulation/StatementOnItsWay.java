package io.github.mysqlclone.internal.simulation;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The CLONE statement as its sender sees it: silent until it comes back, once. */
final class StatementOnItsWay {

    private final CompletableFuture<Optional<SQLException>> answer = new CompletableFuture<>();
    private final CountDownLatch received = new CountDownLatch(1);

    /** Blocks whoever sends it until it comes back. */
    void await() throws SQLException {
        Optional<SQLException> problem = answer.join();
        if (problem.isPresent()) {
            throw problem.get();
        }
    }

    boolean isBack() {
        return answer.isDone();
    }

    /** Lets it come back, and waits until that was noticed, so that a seed always gives the same sequence. */
    void comesBack(Optional<SQLException> problem) {
        if (answer.complete(problem)) {
            try {
                if (!received.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody received what the statement came back with");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The sender has broken it off. */
    void isBrokenOff() {
        answer.complete(Optional.of(Errors.connectionLost()));
    }

    /** The sender knows what it came back with. */
    void received() {
        received.countDown();
    }
}
