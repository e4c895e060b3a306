package io.github.mysqlclone.internal.fleet;

import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.fleet.FleetVerdict;
import io.github.mysqlclone.fleet.MemberVerdict;
import io.github.mysqlclone.internal.fleet.plan.FleetQueue;
import io.github.mysqlclone.internal.fleet.plan.Place;
import io.github.mysqlclone.internal.fleet.plan.PlannedTree;
import io.github.mysqlclone.internal.fleet.plan.QueueRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a look at the whole fleet showed.
 *
 * @param looks one for each member, in the order in which they were given
 */
record Survey(FleetWish wish, FleetOptions options, List<MemberLook> looks) {

    /** Without these a copy of a copy does not know its place in the source's log. */
    static final String GTIDS_ON = "ON";

    Survey {
        looks = List.copyOf(looks);
    }

    /**
     * Judge what shows only when all are seen together.
     *
     * @param gtidMode that of the source
     */
    Survey judgedTogether(String gtidMode) {
        List<MemberLook> judged = new ArrayList<>();
        for (MemberLook look : looks) {
            judged.add(reason(look, gtidMode)
                    .<MemberLook>map(why -> look.with(new MemberVerdict.Refused(
                            look.verdict().member(), why, Optional.empty(), Optional.empty())))
                    .orElse(look));
        }
        return new Survey(wish, options, judged);
    }

    private Optional<String> reason(MemberLook look, String gtidMode) {
        if (look.verdict() instanceof MemberVerdict.Refused) {
            return Optional.empty();
        }
        for (MemberLook other : looks) {
            FleetMember another = other.verdict().member();
            if (another.equals(look.verdict().member()) || look.uuid().isEmpty()) {
                continue;
            }
            if (other.uuid().equalsIgnoreCase(look.uuid())) {
                return Optional.of("It is the same server as " + another + ": both have server_uuid " + look.uuid()
                        + ". Give each server once.");
            }
            if (other.serverId() == look.serverId()) {
                return Optional.of("Its server_id " + look.serverId() + " is that of " + another
                        + ", too, so that the two would drive each other from their source. Give each server its own.");
            }
        }
        return !gtidMode.equals(GTIDS_ON) && look.verdict() instanceof MemberVerdict.Clone && wouldBeGrandchild()
                ? Optional.of("gtid_mode is " + gtidMode + " on the source, so that a copy of a copy would not know its"
                        + " place in the source's binary log: the coordinates are its parent's. Say maxGenerations(1), or"
                        + " turn GTIDs on.")
                : Optional.empty();
    }

    private boolean wouldBeGrandchild() {
        return toClone().size() > 1 && options.maxGenerations() > 1;
    }

    List<FleetMember> toClone() {
        return looks.stream()
                .map(MemberLook::verdict)
                .filter(MemberVerdict.Clone.class::isInstance)
                .map(MemberVerdict::member)
                .toList();
    }

    /** Returns the queue as it is before anything has begun. */
    FleetQueue queue(long now) {
        List<Place> places = toClone().stream().map(FleetWish::place).toList();
        return FleetQueue.begin(QueueRules.of(options, Set.of()), wish.root().place(), places, now);
    }

    MemberLook of(FleetMember member) {
        return looks.stream()
                .filter(look -> look.verdict().member().equals(member))
                .findFirst()
                .orElseThrow();
    }

    FleetVerdict verdict() {
        return new FleetVerdict(
                looks.stream().map(MemberLook::verdict).toList(),
                PlannedTree.of(queue(0), wish.root().name()).tree());
    }
}
