package io.github.mysqlclone.internal.fleet.state;

import io.github.mysqlclone.fleet.FleetLeftover;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.server.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What has become of the members so far. Used by the thread of the fleet. */
public final class Outcomes {

    private final Map<String, MemberOutcome> outcomes = new LinkedHashMap<>();
    private final List<FleetLeftover> leftovers = new ArrayList<>();

    /** Tell what has become of one. */
    public void put(MemberOutcome outcome) {
        outcomes.put(outcome.member().name(), outcome);
    }

    /** Returns whether that is known of one. */
    public boolean has(FleetMember member) {
        return outcomes.containsKey(member.name());
    }

    /** Returns whether one is known to replicate, and needed no clone for it. */
    public boolean replicates(FleetMember member) {
        return outcomes.get(member.name()) instanceof MemberOutcome.Replicating;
    }

    /** Returns what became of one that has an outcome. */
    public MemberOutcome of(FleetMember member) {
        return Objects.requireNonNull(outcomes.get(member.name()), "outcome");
    }

    /** Tell what was left for the clones of a server. */
    public void left(String server, List<Leftover> some) {
        some.forEach(one -> leftovers.add(new FleetLeftover(server, one)));
    }

    /** Of what was left for the clones of a server, this is all that stays. */
    public void leftOnly(String server, List<Leftover> some) {
        leftovers.removeIf(one -> one.server().equals(server));
        left(server, some);
    }

    /** Of what was left on the donors of a server, this is all that stays. */
    public void leftOnDonors(String server, List<Leftover> some) {
        leftovers.removeIf(one -> one.server().equals(server) && one.leftover().side() == Side.DONOR);
        left(server, some);
    }

    /** Returns all that was left. */
    public List<FleetLeftover> leftovers() {
        return List.copyOf(leftovers);
    }

    /** Returns one for each, in this order. */
    public List<MemberOutcome> of(List<FleetMember> members, String whyNotStarted) {
        return members.stream()
                .map(member ->
                        outcomes.getOrDefault(member.name(), new MemberOutcome.NotStarted(member, whyNotStarted)))
                .toList();
    }
}
