package io.github.mysqlclone.internal.donor;

import java.time.Duration;

/**
 * A session of a donor that serves a clone, as its process list shows it.
 *
 * @param host the address or name that it comes from, without the port
 * @param age for how long it has served, in whole seconds; it counts from its one command, whatever that does meanwhile
 *     (seen on 9.7.4)
 */
record ServingSession(long id, String user, String host, Duration age) {

    /** Takes the port off, as in {@code 10.0.0.2:51234} or {@code db2.example.com:51234}; a socket has none. */
    static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }
}
