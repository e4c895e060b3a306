package io.github.mysqlclone.internal.fleet.request;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.internal.fleet.plan.ServerLocation;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.NetworkLimits;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.provisioning.Provisioning;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlServer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is wanted of a fleet, as it was given.
 *
 * @param rootRack where the source stands; empty if that does not matter
 * @param rootHostLabel which machine it runs on; empty for one of its own
 */
public record FleetRequest(
        RemoteCloneSpec spec,
        List<FleetMember> members,
        UnaryOperator<ReplicaSetup> replication,
        Optional<String> rootRack,
        Optional<String> rootHostLabel) {

    /** Copy the list. */
    public FleetRequest {
        members = List.copyOf(members);
    }

    /** Check what was given. */
    public static FleetRequest of(
            RemoteCloneSpec spec, List<FleetMember> members, UnaryOperator<ReplicaSetup> replication) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("members: must not be empty (was " + members + ")");
        }
        requireForAll(spec);
        Set<Address> addresses = new HashSet<>(Set.of(new Address(spec.donorHost(), spec.donorPort())));
        for (FleetMember member : members) {
            Provisioning ofOne = Provisioning.of(spec, member.server(), replication);
            if (!addresses.add(member.address())) {
                throw new IllegalArgumentException("members: must have an address of its own each, and another than the"
                        + " source (was " + member + " twice in " + members + " from " + spec.source() + ")");
            }
            if (member.server().address().isPresent()
                    && member.server().account().isEmpty()) {
                throw new IllegalArgumentException(
                        "members: must say with reachedBy as whom this JVM logs in (was a " + ofOne + ")");
            }
        }
        requireServersOfTheirOwn(spec, members);
        return new FleetRequest(spec, members, replication, Optional.empty(), Optional.empty());
    }

    /** Say where the source stands. */
    public FleetRequest withRootRack(String rack) {
        requireText("rack", rack);
        return new FleetRequest(spec, members, replication, Optional.of(rack), rootHostLabel);
    }

    /** Say which machine the source runs on. */
    public FleetRequest withRootOnHost(String label) {
        requireText("label", label);
        return new FleetRequest(spec, members, replication, rootRack, Optional.of(label));
    }

    private static void requireText(String parameter, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(parameter + ": must not be blank (was '" + text + "')");
        }
    }

    /** Else one would be prepared, and another one cloned, or a blank server be taken for a copy. */
    private static void requireServersOfTheirOwn(RemoteCloneSpec spec, List<FleetMember> members) {
        Map<String, String> owners = new HashMap<>();
        String source = "the source";
        requireOwn(owners, source, Optional.of(new Address(spec.donorHost(), spec.donorPort())));
        requireOwn(owners, source, spec.donorServer().flatMap(MySqlServer::address));
        for (FleetMember member : members) {
            requireOwn(owners, member.name(), Optional.of(member.address()));
            requireOwn(owners, member.name(), member.server().address());
            requireOwn(owners, member.name(), member.serverAfterClone().flatMap(MySqlServer::address));
        }
    }

    private static void requireOwn(Map<String, String> owners, String owner, Optional<Address> address) {
        if (address.isEmpty()) {
            return;
        }
        String before = owners.putIfAbsent(address.get().toString().toLowerCase(Locale.ROOT), owner);
        if (before != null && !before.equals(owner)) {
            throw new IllegalArgumentException(
                    "members: must be servers of their own each, by whichever address they are" + " reached (was "
                            + address.get() + " for " + before + " and for " + owner + ")");
        }
    }

    private static void requireForAll(RemoteCloneSpec spec) {
        if (spec.consentsToReplace()) {
            throw new IllegalArgumentException("spec: must not consent; FleetMember.replaceDataOf(uuid) names the one"
                    + " server that may lose its data");
        }
        if (spec.serverAfterRestart().isPresent()) {
            throw new IllegalArgumentException("spec: must not have a serverAfterRestart, which is one server;"
                    + " FleetMember.reachedAfterCloneBy says it of each");
        }
        if (spec.preparation().ledger().isPresent()) {
            throw new IllegalArgumentException("spec: must not have a ledger, which is for one clone;"
                    + " FleetOptions.ledgers(folder) has one for each member");
        }
    }

    /** Returns the source. */
    public PossibleDonor root() {
        Address address = new Address(spec.donorHost(), spec.donorPort());
        return new PossibleDonor(
                address,
                spec.donorServer().orElseThrow(),
                new ServerLocation(address.toString(), rootHostLabel.orElse(address.toString()), rootRack));
    }

    /** Returns a member in the role of a donor. */
    public PossibleDonor asDonor(FleetMember member) {
        return new PossibleDonor(member.address(), afterClone(member), place(member));
    }

    /** Returns where a member stands. */
    public static ServerLocation place(FleetMember member) {
        return new ServerLocation(member.name(), member.hostLabel(), member.rack());
    }

    /** Returns how a member is reached once it has the source's accounts. */
    public MySqlServer afterClone(FleetMember member) {
        return member.serverAfterClone()
                .orElseGet(() ->
                        spec.accountAfterRestart().map(member.server()::login).orElse(member.server()));
    }

    /** Returns the member of that {@code host:port}. */
    public FleetMember member(String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the source, or the member, of that {@code host:port} in the role of a donor. */
    public PossibleDonor participant(String name) {
        PossibleDonor root = root();
        return root.name().equals(name) ? root : asDonor(member(name));
    }

    /** Returns what opens connections to all of them, and knows all passwords. */
    public ConnectionOpener opener() {
        return openerKnowing(Stream.empty());
    }

    /** Returns what knows these passwords, too. */
    public ConnectionOpener openerKnowing(Stream<Account> more) {
        return new ConnectionOpener(
                new NetworkLimits(spec.timeouts().connect(), spec.timeouts().query()),
                SecretMask.of(Stream.concat(more, accounts())));
    }

    private Stream<Account> accounts() {
        Stream<MySqlServer> servers = Stream.concat(
                spec.donorServer().stream(),
                members.stream().flatMap(member -> Stream.of(member.server(), afterClone(member))));
        return Stream.concat(servers.flatMap(server -> server.account().stream()), spec.donorAccount().stream());
    }

    @Override
    public String toString() {
        return members.size() + " replicas of " + spec.source();
    }
}
