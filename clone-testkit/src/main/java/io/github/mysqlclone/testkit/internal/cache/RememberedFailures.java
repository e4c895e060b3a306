package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What has failed in this JVM and would fail again, each time after seconds or minutes: three hundred tests are to wait for
 * it once.
 */
public final class RememberedFailures {

    private final ConcurrentMap<String, TestkitException> failures = new ConcurrentHashMap<>();

    /** What may fail. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /** Does it, unless it is known to fail. An interruption tells nothing, nor does a file that cannot be written now. */
    public <T> T unlessKnown(String name, Work<T> work) throws IOException {
        TestkitException known = failures.get(name);
        if (known != null) {
            throw new TestkitException(
                    known.getMessage() + "\nThis failed before in this JVM, and was not tried again.", known);
        }
        try {
            return work.run();
        } catch (TestkitException e) {
            if (!Thread.currentThread().isInterrupted()) {
                failures.put(name, e);
            }
            throw e;
        }
    }

    /** Has it tried again. */
    public void forget(String name) {
        failures.remove(name);
    }
}
