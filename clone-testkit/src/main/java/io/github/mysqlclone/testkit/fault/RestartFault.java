package io.github.mysqlclone.testkit.fault;

import java.time.Duration;
import java.util.Objects;

/**
 * Says what goes wrong when a supervisor starts its server again.
 *
 * <p>An immutable value, for {@code TestServer.onNextRestart}.
 *
 * @since 0.1.0
 */
public sealed interface RestartFault {

    /**
     * The supervisor waits before it starts the server again.
     *
     * @param delay how long, more than zero; a container's supervisor counts in tenths of a second
     */
    record Slow(Duration delay) implements RestartFault {

        /**
         * Checks the delay.
         *
         * @throws IllegalArgumentException if it is zero or negative
         */
        public Slow {
            Objects.requireNonNull(delay, "delay");
            if (delay.isZero() || delay.isNegative()) {
                throw new IllegalArgumentException("delay: must be more than zero (was " + delay + ")");
            }
        }
    }

    /** The supervisor does not start the server again: it has ended for good, with exit code 16. */
    record NotStartedAgain() implements RestartFault {}

    /**
     * The supervisor starts the server with an option that no server knows: it has ended for good, with exit code 1, and
     * its error log names the option.
     */
    record FailsToStart() implements RestartFault {}

    /**
     * Let the restart take longer.
     *
     * @param delay how much, more than zero
     * @return the fault
     * @throws IllegalArgumentException if it is zero or negative
     */
    static RestartFault slowBy(Duration delay) {
        return new Slow(delay);
    }

    /**
     * Let there be no restart.
     *
     * @return the fault
     */
    static RestartFault notStartedAgain() {
        return new NotStartedAgain();
    }

    /**
     * Let the restart fail for an option.
     *
     * @return the fault
     */
    static RestartFault failsToStart() {
        return new FailsToStart();
    }
}
