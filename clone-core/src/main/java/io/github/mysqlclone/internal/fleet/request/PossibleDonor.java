package io.github.mysqlclone.internal.fleet.request;

import io.github.mysqlclone.internal.fleet.plan.ServerLocation;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlServer;

/**
 * A server of the fleet in the role of a donor.
 *
 * @param address where the members reach it
 * @param server how this JVM reaches it, with an account of the source
 * @param place where it stands
 */
public record PossibleDonor(Address address, MySqlServer server, ServerLocation place) {

    /** Returns its {@code host:port}. */
    public String name() {
        return place.name();
    }

    @Override
    public String toString() {
        return name();
    }
}
