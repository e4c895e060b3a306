package io.github.mysqlclone.internal.fleet.cloning;

import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.fleet.FleetMember;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What attempts of this call have done to the data of members that are tried again: the next attempt finds an empty server and
 * calls it untouched. Used by the thread of the fleet.
 */
final class FailedAttempts {

    private final Map<String, CloneFailureJudgement.Failed> worst = new HashMap<>();

    /** Keep one; of several that which did most harm, and of equal ones the last. */
    void add(FleetMember member, CloneFailureJudgement.Failed end) {
        worst.merge(member.name(), end, (before, now) -> before.data().compareTo(now.data()) > 0 ? before : now);
    }

    /** Returns the one that has cost a member data; empty if none has. */
    Optional<CloneFailureJudgement.Failed> thatEmptied(FleetMember member) {
        return Optional.ofNullable(worst.get(member.name())).filter(end -> end.data() != RecipientData.UNTOUCHED);
    }

    /** Returns what has become of the data of a member after one more attempt. */
    RecipientData worstWith(FleetMember member, RecipientData now) {
        return thatEmptied(member)
                .map(CloneFailureJudgement.Failed::data)
                .filter(before -> before.compareTo(now) > 0)
                .orElse(now);
    }

    /** Returns what there is to add where an earlier attempt has cost data; empty if none has. */
    String sentence(FleetMember member) {
        return thatEmptied(member)
                .map(end -> " An attempt before that has left its data "
                        + end.data().words() + ": " + end.why().getMessage())
                .orElse("");
    }
}
