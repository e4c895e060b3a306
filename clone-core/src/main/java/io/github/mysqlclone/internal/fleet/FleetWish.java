package io.github.mysqlclone.internal.fleet;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.internal.fleet.plan.Place;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.NetworkLimits;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.provisioning.Provisioning;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlServer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What is wanted of a fleet, as it was given. */
public record FleetWish(RemoteCloneSpec spec, List<FleetMember> members, UnaryOperator<ReplicaSetup> replication) {

    /** Copy the list. */
    public FleetWish {
        members = List.copyOf(members);
    }

    /** Check what was given. */
    public static FleetWish of(
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
        return new FleetWish(spec, members, replication);
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

    Participant root() {
        Address address = new Address(spec.donorHost(), spec.donorPort());
        return new Participant(
                address,
                spec.donorServer().orElseThrow(),
                new Place(address.toString(), address.toString(), Optional.empty()));
    }

    Participant asDonor(FleetMember member) {
        return new Participant(member.address(), afterClone(member), place(member));
    }

    static Place place(FleetMember member) {
        return new Place(member.name(), member.hostLabel(), member.rack());
    }

    MySqlServer afterClone(FleetMember member) {
        return member.serverAfterClone()
                .orElseGet(() ->
                        spec.accountAfterRestart().map(member.server()::login).orElse(member.server()));
    }

    FleetMember member(String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Participant participant(String name) {
        Participant root = root();
        return root.name().equals(name) ? root : asDonor(member(name));
    }

    /** Returns what opens connections to all of them, and knows all passwords. */
    ConnectionOpener opener() {
        return new ConnectionOpener(
                new NetworkLimits(spec.timeouts().connect(), spec.timeouts().query()), SecretMask.of(accounts()));
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
