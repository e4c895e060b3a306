package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * What has failed in this JVM lately and would fail again, each time after seconds or minutes: three hundred tests are not to
 * wait for it three hundred times. It is tried again once it has been left alone for ten times as long as it took.
 */
public final class RememberedFailures {

    /** A machine that was busy, or a disk that was full, may be better by then. */
    private static final Duration AT_LEAST = Duration.ofMinutes(1);

    private static final int TIMES_AS_LONG = 10;

    private final ConcurrentMap<String, Failure> failures = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    public RememberedFailures() {
        this(System::nanoTime);
    }

    RememberedFailures(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Failure(TestkitException exception, long atNanos, Duration holds) {

        Duration left(long now) {
            return holds.minusNanos(now - atNanos);
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
        long begin = nanos.getAsLong();
        if (known != null && known.left(begin).compareTo(Duration.ZERO) > 0) {
            throw new TestkitException(
                    known.exception().getMessage() + "\nThis failed in this JVM before, and is tried again in "
                            + (known.left(begin).toSeconds() + 1) + " s.",
                    known.exception());
        }
        try {
            return work.run();
        } catch (TestkitException e) {
            if (!Thread.currentThread().isInterrupted()) {
                long now = nanos.getAsLong();
                Duration holds = Duration.ofNanos(now - begin).multipliedBy(TIMES_AS_LONG);
                failures.put(name, new Failure(e, now, holds.compareTo(AT_LEAST) > 0 ? holds : AT_LEAST));
            }
            throw e;
        }
    }

    /** Has it tried again. */
    public void forget(String name) {
        failures.remove(name);
    }
}
