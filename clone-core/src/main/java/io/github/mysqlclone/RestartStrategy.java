package io.github.mysqlclone;

import java.time.Duration;
import java.util.Objects;

/**
 * Say who starts the recipient again after a replace clone.
 *
 * <p>SQL cannot tell whether a server is supervised. One that is not answers error 3707 and shuts itself down; starting
 * it completes the clone.
 */
public sealed interface RestartStrategy {

    /** How long a lost recipient may stay away before a callback is used, unless said otherwise. */
    Duration DEFAULT_SILENCE = Duration.ofSeconds(30);

    /** Wait: systemd, mysqld_safe, a container's loop or a person starts it. */
    record Supervised() implements RestartStrategy {}

    /**
     * Call back: right after error 3707, or when the recipient seems to be gone and stayed away for {@code silence}; see
     * {@link RestartAction}.
     *
     * @param action starts the server
     * @param silence how long it may stay away after a lost connection; positive
     */
    record Callback(RestartAction action, Duration silence) implements RestartStrategy {

        /**
         * Check the parts.
         *
         * @throws IllegalArgumentException if the silence is zero or negative
         */
        public Callback {
            Objects.requireNonNull(action, "action");
            if (silence.isZero() || silence.isNegative()) {
                throw new IllegalArgumentException("silence: must be positive (was " + silence + ")");
            }
        }
    }

    /** {@return the default: wait for whoever supervises the server} */
    static RestartStrategy supervised() {
        return new Supervised();
    }

    /**
     * Start the server by this action, {@link #DEFAULT_SILENCE} after a lost connection.
     *
     * @param action starts the server
     * @return the strategy
     */
    static RestartStrategy callback(RestartAction action) {
        return new Callback(action, DEFAULT_SILENCE);
    }

    /**
     * Start the server by this action, this long after a lost connection.
     *
     * @param action starts the server
     * @param silence how long the recipient may stay away; positive
     * @return the strategy
     * @throws IllegalArgumentException if the silence is zero or negative
     */
    static RestartStrategy callback(RestartAction action, Duration silence) {
        return new Callback(action, silence);
    }
}
