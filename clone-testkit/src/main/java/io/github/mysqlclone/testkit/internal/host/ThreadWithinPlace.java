package io.github.mysqlclone.testkit.internal.host;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The time in which a thread works for a class or test that has a place. A worker of JUnit that waits for the tests of its class
 * runs those of other classes meanwhile: if one of these waited for a place, it could wait for what goes on only after it.
 */
public final class ThreadWithinPlace implements AutoCloseable {

    private static final ConcurrentMap<Thread, Integer> DEPTHS = new ConcurrentHashMap<>();

    private final Thread thread;

    private ThreadWithinPlace(Thread thread) {
        this.thread = thread;
    }

    /** Says so of the calling thread, until that is closed. */
    public static ThreadWithinPlace enter() {
        Thread thread = Thread.currentThread();
        DEPTHS.merge(thread, 1, Integer::sum);
        return new ThreadWithinPlace(thread);
    }

    /** Tells whether the calling thread does. */
    public static boolean isCurrent() {
        return DEPTHS.containsKey(Thread.currentThread());
    }

    @Override
    public void close() {
        DEPTHS.computeIfPresent(thread, (left, depth) -> depth == 1 ? null : depth - 1);
    }
}
