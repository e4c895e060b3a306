package io.github.mysqlclone.examples.benchmark.sourcewithreplica;

import io.github.mysqlclone.testkit.TestServer;
import java.util.List;

/**
 * A source with a replica that has caught up.
 *
 * @param all what is closed with it
 */
record ReplicatedPair(TestServer replica, List<AutoCloseable> all) implements AutoCloseable {

    /** A way to get one. */
    @FunctionalInterface
    interface Way {
        ReplicatedPair provide() throws Exception;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : all) {
            one.close();
        }
    }
}
