package io.github.mysqlclone.examples.benchmark.sourcewithreplica;

import io.github.mysqlclone.testkit.TestServer;
import java.util.List;

/**
 * A source with a replica that has caught up.
 *
 * @param closing what closes it
 */
record ReplicatedPair(TestServer replica, List<Runnable> closing) implements AutoCloseable {

    /** A way to get one. */
    @FunctionalInterface
    interface Way {
        ReplicatedPair provide() throws Exception;
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
    }
}
