package io.github.mysqlclone;

import java.time.Duration;
import java.util.Objects;

/**
 * Say who starts the recipient again after a replace clone.
 *
 * <p>SQL cannot tell whether a server is supervised. One that is not answers error 3707 and shuts itself down; starting
 * it completes the clone.
 *
 * @since 0.1.0
 */
public sealed interface RestartStrategy {

    /** How long a lost recipient may stay away before a callback is used, unless said otherwise. */
    Duration DEFAULT_SILENCE = Duration.ofSeconds(30);

    /** What is known of a recipient that does not come back where nobody is to be asked: nothing. */
    ExitReport NO_REPORT = recipient -> ServerExit.unknown();

    /** {@return whom to ask how the recipient's process ended if it does not come back; {@link #NO_REPORT} unless given} */
    ExitReport exitReport();

    /**
     * Ask this when the recipient does not come back, so that the exception can say why.
     *
     * @param report whom to ask, in place of what was given before
     * @return the same strategy with it
     */
    RestartStrategy explainedBy(ExitReport report);

    /**
     * Wait: systemd, mysqld_safe, a container's loop or a person starts it.
     *
     * @param exitReport whom to ask how the process ended
     */
    record Supervised(ExitReport exitReport) implements RestartStrategy {

        /** Check the part. */
        public Supervised {
            Objects.requireNonNull(exitReport, "exitReport");
        }

        /** Ask nobody. */
        public Supervised() {
            this(NO_REPORT);
        }

        @Override
        public Supervised explainedBy(ExitReport report) {
            return new Supervised(report);
        }
    }

    /**
     * Call back: right after error 3707, or when the recipient seems to be gone and stayed away for {@code silence}; see
     * {@link RestartAction}.
     *
     * @param action starts the server
     * @param silence how long it may stay away after a lost connection; positive
     * @param exitReport whom to ask how the process ended
     */
    record Callback(RestartAction action, Duration silence, ExitReport exitReport) implements RestartStrategy {

        /**
         * Check the parts.
         *
         * @throws IllegalArgumentException if the silence is zero or negative
         */
        public Callback {
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(exitReport, "exitReport");
            if (silence.isZero() || silence.isNegative()) {
                throw new IllegalArgumentException("silence: must be positive (was " + silence + ")");
            }
        }

        /**
         * Ask nobody.
         *
         * @param action starts the server
         * @param silence how long it may stay away after a lost connection; positive
         * @throws IllegalArgumentException if the silence is zero or negative
         */
        public Callback(RestartAction action, Duration silence) {
            this(action, silence, NO_REPORT);
        }

        @Override
        public Callback explainedBy(ExitReport report) {
            return new Callback(action, silence, report);
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
