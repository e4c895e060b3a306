package io.github.mysqlclone.internal.jdbc;

import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;

/**
 * How long a connection may take to open, and any answer but the CLONE statement's.
 *
 * @param connect for opening a connection
 * @param query for one answer
 */
public record NetworkLimits(Duration connect, Duration query) {

    /** Returns those that a server has of its own; these where it has none. */
    NetworkLimits of(MySqlServer server) {
        return server.limits()
                .map(own -> new NetworkLimits(own.connect(), own.query()))
                .orElse(this);
    }

    int connectMillis() {
        return (int) connect.toMillis();
    }

    int queryMillis() {
        return (int) query.toMillis();
    }
}
