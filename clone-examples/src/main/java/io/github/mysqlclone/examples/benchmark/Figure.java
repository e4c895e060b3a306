package io.github.mysqlclone.examples.benchmark;

import java.time.Duration;

/**
 * Something that takes time.
 *
 * @param name what the table calls it
 * @param measurement does it once
 */
public record Figure(String name, Measurement measurement) {

    /** Does something once, prepares and clears away what does not count, and returns the time of what does. */
    @FunctionalInterface
    public interface Measurement {
        Duration measure() throws Exception;
    }

    /** An action of which all counts. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    /** Returns a figure of which all counts. */
    public static Figure of(String name, Action action) {
        return new Figure(name, () -> timeOf(action));
    }

    /** Returns how long an action takes. */
    public static Duration timeOf(Action action) throws Exception {
        long begun = System.nanoTime();
        action.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
