package io.github.mysqlclone.internal.jdbc;

import java.time.Duration;

/**
 * How long a connection may take to open, and any answer but the CLONE statement's.
 *
 * @param connect for opening a connection
 * @param query for one answer
 */
public record NetworkLimits(Duration connect, Duration query) {

    int connectMillis() {
        return (int) connect.toMillis();
    }

    int queryMillis() {
        return (int) query.toMillis();
    }

    /** Returns the same, but nothing longer than this. */
    NetworkLimits atMost(Duration limit) {
        return new NetworkLimits(
                connect.compareTo(limit) < 0 ? connect : limit, query.compareTo(limit) < 0 ? query : limit);
    }
}
