package io.github.mysqlclone.internal.fleet.inspection;

import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.MemberVerdict;
import io.github.mysqlclone.internal.fleet.request.FleetRequest;
import io.github.mysqlclone.internal.fleet.request.PossibleDonor;
import io.github.mysqlclone.server.MySqlCloneException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges once more those that were judged by a member which is no copy of the root itself: what they have of it says nothing.
 *
 * @param judges by whom each was judged, by its name
 */
record ChainedLooks(FleetRequest wish, MemberReader reader, Map<String, PossibleDonor> judges) {

    /** Returns the looks as they are once each was judged by one that may; from the upper end of a chain to the lower. */
    List<MemberInspection> settled(List<MemberInspection> looks) {
        List<MemberInspection> settled = new ArrayList<>(looks);
        boolean isChanged = true;
        while (isChanged) {
            isChanged = false;
            for (int i = 0; i < settled.size(); i++) {
                MemberInspection before = settled.get(i);
                Optional<MemberInspection> judge = judge(before, settled);
                if (judge.isPresent() && !vouches(judge.get().verdict())) {
                    settled.set(i, again(before, judge.get()));
                    judges.put(before.verdict().member().name(), wish.root());
                    isChanged = true;
                }
            }
        }
        return settled;
    }

    /** Empty where that was the root. */
    private Optional<MemberInspection> judge(MemberInspection look, List<MemberInspection> all) {
        return Optional.ofNullable(judges.get(look.verdict().member().name()))
                .flatMap(judge -> all.stream()
                        .filter(other -> other.verdict().member().name().equals(judge.name()))
                        .findFirst());
    }

    private static boolean vouches(MemberVerdict verdict) {
        return verdict instanceof MemberVerdict.Nothing || verdict instanceof MemberVerdict.Replicate;
    }

    private MemberInspection again(MemberInspection before, MemberInspection judge) {
        FleetMember member = before.verdict().member();
        if (before.verdict() instanceof MemberVerdict.Cloning) {
            return before;
        }
        if (judge.verdict() instanceof MemberVerdict.Refused refused) {
            return before.with(new MemberVerdict.Refused(
                    member,
                    "It follows " + refused.member() + ", with which nothing may be done: " + refused.why(),
                    Optional.empty(),
                    Optional.empty()));
        }
        try {
            return reader.look(member, wish.root());
        } catch (MySqlCloneException e) {
            return MemberReader.unreadable(member, e);
        }
    }
}
