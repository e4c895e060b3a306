package io.github.mysqlclone.internal.jdbc;

import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;

/**
 * How long a connection may take to open, and any answer but the CLONE statement's.
 *
 * @param connect for opening a connection
 * @param query for one answer
 * @param most for either, also where a server has limits of its own
 */
public record NetworkLimits(Duration connect, Duration query, Duration most) {

    private static final Duration NO_MATTER_HOW_LONG = Duration.ofSeconds(Long.MAX_VALUE);

    public NetworkLimits(Duration connect, Duration query) {
        this(connect, query, NO_MATTER_HOW_LONG);
    }

    /** Returns those that a server has of its own; these where it has none. */
    NetworkLimits of(MySqlServer server) {
        return server.limits()
                .map(own -> new NetworkLimits(shorter(own.connect(), most), shorter(own.query(), most), most))
                .orElse(this);
    }

    int connectMillis() {
        return (int) connect.toMillis();
    }

    int queryMillis() {
        return (int) query.toMillis();
    }

    /** Returns the same, but nothing longer than this. */
    NetworkLimits atMost(Duration limit) {
        return new NetworkLimits(shorter(connect, limit), shorter(query, limit), shorter(most, limit));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
