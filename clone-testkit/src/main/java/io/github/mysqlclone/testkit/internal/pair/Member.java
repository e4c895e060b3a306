package io.github.mysqlclone.testkit.internal.pair;

import io.github.mysqlclone.testkit.TestServer;

/**
 * One server of a group.
 *
 * @param hostForOthers where the other servers reach it
 */
public record Member(TestServer server, String hostForOthers, int portForOthers) {

    /** Takes one that others reach where this JVM does. */
    public static Member at(TestServer server) {
        return new Member(server, server.host(), server.port());
    }

    public String addressForOthers() {
        return hostForOthers + ":" + portForOthers;
    }
}
