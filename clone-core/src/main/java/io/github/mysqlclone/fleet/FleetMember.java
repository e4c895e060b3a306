package io.github.mysqlclone.fleet;

import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.CheckReturnValue;
import io.github.mysqlclone.server.MySqlServer;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Say who is to become a replica, by two views: how the other members reach it once it is a donor, and how this JVM does.
 *
 * <p>A value; each step returns a new one.
 *
 * @param address where the others reach it
 * @param server how this JVM reaches it now; by default at the same address
 * @param serverAfterClone how this JVM reaches it once it has the source's accounts; empty if that is as before, or with the
 *     spec's {@code accountAfterRestart}
 * @param rack where it stands; empty if that does not matter
 * @param hostLabel which machine it runs on: one clone at a time comes to a machine or goes out of it
 * @param replaceDataOf the {@code server_uuid} of the one server whose data may be dropped; empty without consent
 * @param restartStrategy who starts it again; empty if that is as the spec says
 * @since 0.1.0
 */
@CheckReturnValue
public record FleetMember(
        Address address,
        MySqlServer server,
        Optional<MySqlServer> serverAfterClone,
        Optional<String> rack,
        String hostLabel,
        Optional<String> replaceDataOf,
        Optional<RestartStrategy> restartStrategy) {

    /** Require the parts. */
    public FleetMember {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(serverAfterClone, "serverAfterClone");
        Objects.requireNonNull(rack, "rack");
        requireText("hostLabel", hostLabel);
        rack.ifPresent(where -> requireText("rack", where));
        Objects.requireNonNull(replaceDataOf, "replaceDataOf");
        Objects.requireNonNull(restartStrategy, "restartStrategy");
    }

    /**
     * Name a member by where the others reach it.
     *
     * @param host a name or an address, as the other members' servers resolve it
     * @param port the port, 1 to 65535
     * @return a member that stands on a machine of its own
     * @throws IllegalArgumentException if host or port cannot be one
     */
    public static FleetMember at(String host, int port) {
        Address address = new Address(host, port);
        return new FleetMember(
                address,
                MySqlServer.at(host, port),
                Optional.empty(),
                Optional.empty(),
                address.toString(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Say how this JVM reaches it, and as whom.
     *
     * @param newServer the server with an administrator's account
     * @return a new value
     */
    public FleetMember reachedBy(MySqlServer newServer) {
        return new FleetMember(address, newServer, serverAfterClone, rack, hostLabel, replaceDataOf, restartStrategy);
    }

    /**
     * Say how this JVM reaches it once it has the source's accounts.
     *
     * @param newServer the server with an account of the source
     * @return a new value
     */
    public FleetMember reachedAfterCloneBy(MySqlServer newServer) {
        return new FleetMember(
                address, server, Optional.of(newServer), rack, hostLabel, replaceDataOf, restartStrategy);
    }

    /**
     * Say where it stands: it is cloned from a donor that stands there, too, if one is free.
     *
     * @param newRack any name that is not blank
     * @return a new value
     * @throws IllegalArgumentException if it is blank
     */
    public FleetMember rack(String newRack) {
        return new FleetMember(
                address, server, serverAfterClone, Optional.of(newRack), hostLabel, replaceDataOf, restartStrategy);
    }

    /**
     * Say which machine it runs on, where that has several servers: they share its disks and its network.
     *
     * @param label any name that is not blank, the same for all on that machine
     * @return a new value
     * @throws IllegalArgumentException if it is blank
     */
    public FleetMember onHost(String label) {
        return new FleetMember(address, server, serverAfterClone, rack, label, replaceDataOf, restartStrategy);
    }

    /**
     * Consent that all schemas of this member are dropped if it is exactly this server.
     *
     * @param serverUuid the value of its {@code @@server_uuid}
     * @return a new value
     * @throws IllegalArgumentException if it is not a uuid
     */
    public FleetMember replaceDataOf(String serverUuid) {
        return new FleetMember(
                address,
                server,
                serverAfterClone,
                rack,
                hostLabel,
                Optional.of(UUID.fromString(serverUuid).toString()),
                restartStrategy);
    }

    /**
     * Say who starts it again after the clone.
     *
     * @param strategy who does
     * @return a new value
     */
    public FleetMember restartStrategy(RestartStrategy strategy) {
        return new FleetMember(
                address, server, serverAfterClone, rack, hostLabel, replaceDataOf, Optional.of(strategy));
    }

    /** {@return {@code host:port}, by which reports and events name it} */
    public String name() {
        return address.toString();
    }

    private static void requireText(String parameter, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(parameter + ": must not be blank (was '" + text + "')");
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
