package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What has failed in this JVM within a minute and would fail again, each time after seconds or minutes: three hundred tests
 * are not to wait for it three hundred times.
 */
public final class RememberedFailures {

    /** A machine that was busy, or a disk that was full, may be better by then. */
    private static final Duration FOR = Duration.ofMinutes(1);

    private final ConcurrentMap<String, Failure> failures = new ConcurrentHashMap<>();

    private record Failure(TestkitException exception, long atNanos) {

        boolean isRecent() {
            return System.nanoTime() - atNanos < FOR.toNanos();
        }
    }

    /** What may fail. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /** Does it, unless it is known to fail. An interruption tells nothing, nor does a file that cannot be written now. */
    public <T> T unlessKnown(String name, Work<T> work) throws IOException {
        Failure known = failures.get(name);
        if (known != null && known.isRecent()) {
            throw new TestkitException(
                    known.exception().getMessage()
                            + "\nThis failed within the last minute in this JVM, and was not tried again.",
                    known.exception());
        }
        try {
            return work.run();
        } catch (TestkitException e) {
            if (!Thread.currentThread().isInterrupted()) {
                failures.put(name, new Failure(e, System.nanoTime()));
            }
            throw e;
        }
    }

    /** Has it tried again. */
    public void forget(String name) {
        failures.remove(name);
    }
}
