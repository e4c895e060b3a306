package io.github.mysqlclone.server;

import java.time.Duration;

/**
 * Say how long connecting to a server and one answer of it may take; given with {@link MySqlServer#limits(Duration, Duration)}.
 *
 * @param connect for opening one connection
 * @param query for one answer
 * @since 0.1.0
 */
public record ConnectionLimits(Duration connect, Duration query) {

    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofDays(24);

    /**
     * Check the limits.
     *
     * @throws IllegalArgumentException if one is shorter than a millisecond or longer than 24 days, which is as much as a
     *     driver can count in milliseconds
     */
    public ConnectionLimits {
        require("connect", connect);
        require("query", query);
    }

    private static void require(String name, Duration value) {
        if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(name + ": must be within " + LEAST + " to PT576H (was " + value + ")");
        }
    }
}
