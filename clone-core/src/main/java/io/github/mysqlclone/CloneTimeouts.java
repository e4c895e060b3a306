package io.github.mysqlclone;

import io.github.mysqlclone.server.CheckReturnValue;
import java.time.Duration;
import java.util.Objects;

/**
 * Limit how long single steps of a clone may take. There is no limit on the whole: data takes as long as it takes.
 *
 * @param restart how long a recipient may be unreachable, or answer without telling what became of the clone, before the
 *     outcome counts as unknown; default 60 minutes, because a server with 300,000 tablespaces takes that long to start
 * @param lockWait the statement's {@code lock_wait_timeout}, whole seconds, at least one; default 60 seconds. The
 *     server's own default is a year, for which DROP DATA would wait on one open transaction
 * @param connect how long opening one connection may take; default 10 seconds
 * @param query how long the answer to anything but the CLONE statement may take; default 30 seconds
 * @param pollInterval how often a running clone is looked at; default 250 milliseconds. Looks come sooner in its first moments,
 *     and while the recipient is away, after a tenth of the time for which it has been
 * @param stall how long a running clone may stand still before that is reported; default 10 minutes. Never taken as less
 *     than the donor's {@code clone_donor_timeout_after_network_failure} (5 minutes where it is not known) and one minute
 *     more, because the recipient tries to reconnect that long
 * @param stallAction what is done then; default {@link StallAction#REPORT}
 * @since 0.1.0
 */
@CheckReturnValue
public record CloneTimeouts(
        Duration restart,
        Duration lockWait,
        Duration connect,
        Duration query,
        Duration pollInterval,
        Duration stall,
        StallAction stallAction) {

    private static final CloneTimeouts DEFAULTS = new CloneTimeouts(
            Duration.ofMinutes(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMillis(250),
            Duration.ofMinutes(10),
            StallAction.REPORT);

    /**
     * Check the limits.
     *
     * @throws IllegalArgumentException if a limit is zero, negative or longer than 24 days, which is as much as a
     *     driver can count in milliseconds
     * @throws IllegalArgumentException if {@code lockWait} is shorter than a second
     */
    public CloneTimeouts {
        require("restart", restart, Duration.ofMillis(1));
        require("lockWait", lockWait, Duration.ofSeconds(1));
        require("connect", connect, Duration.ofMillis(1));
        require("query", query, Duration.ofMillis(1));
        require("pollInterval", pollInterval, Duration.ofMillis(1));
        require("stall", stall, Duration.ofMillis(1));
        Objects.requireNonNull(stallAction, "stallAction");
    }

    private static void require(String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0 || value.compareTo(Duration.ofDays(24)) > 0) {
            throw new IllegalArgumentException(name + ": must be within " + least + " to PT576H (was " + value + ")");
        }
    }

    /** {@return the defaults} */
    public static CloneTimeouts defaults() {
        return DEFAULTS;
    }

    /**
     * Set how long the recipient may be unreachable, or leave open what became of the clone.
     *
     * @param value 1 millisecond to 24 days
     * @return new limits
     * @throws IllegalArgumentException if it is out of range
     */
    public CloneTimeouts restart(Duration value) {
        return new CloneTimeouts(value, lockWait, connect, query, pollInterval, stall, stallAction);
    }

    /**
     * Set the statement's {@code lock_wait_timeout}.
     *
     * @param value 1 second to 24 days; parts of a second are cut off
     * @return new limits
     * @throws IllegalArgumentException if it is out of range
     */
    public CloneTimeouts lockWait(Duration value) {
        return new CloneTimeouts(restart, value, connect, query, pollInterval, stall, stallAction);
    }

    /**
     * Set how long opening a connection may take.
     *
     * @param value 1 millisecond to 24 days
     * @return new limits
     * @throws IllegalArgumentException if it is out of range
     */
    public CloneTimeouts connect(Duration value) {
        return new CloneTimeouts(restart, lockWait, value, query, pollInterval, stall, stallAction);
    }

    /**
     * Set how long the answer to anything but the CLONE statement may take.
     *
     * @param value 1 millisecond to 24 days
     * @return new limits
     * @throws IllegalArgumentException if it is out of range
     */
    public CloneTimeouts query(Duration value) {
        return new CloneTimeouts(restart, lockWait, connect, value, pollInterval, stall, stallAction);
    }

    /**
     * Set how often a running clone is looked at.
     *
     * @param value 1 millisecond to 24 days
     * @return new limits
     * @throws IllegalArgumentException if it is out of range
     */
    public CloneTimeouts pollInterval(Duration value) {
        return new CloneTimeouts(restart, lockWait, connect, query, value, stall, stallAction);
    }

    /**
     * Set how long a running clone may stand still before that is reported.
     *
     * @param value 1 millisecond to 24 days; less than the donor's reconnect window and a minute counts as that
     * @return new limits
     * @throws IllegalArgumentException if it is out of range
     */
    public CloneTimeouts stall(Duration value) {
        return new CloneTimeouts(restart, lockWait, connect, query, pollInterval, value, stallAction);
    }

    /**
     * Set what is done with a clone that stands still.
     *
     * @param value the action
     * @return new limits
     */
    public CloneTimeouts stallAction(StallAction value) {
        return new CloneTimeouts(restart, lockWait, connect, query, pollInterval, stall, value);
    }
}
