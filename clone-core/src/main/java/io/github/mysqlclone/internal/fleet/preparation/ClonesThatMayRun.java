package io.github.mysqlclone.internal.fleet.preparation;

import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.fleet.MemberVerdict;
import io.github.mysqlclone.internal.fleet.inspection.MemberInspection;
import io.github.mysqlclone.internal.fleet.request.LedgerFolder;
import io.github.mysqlclone.internal.fleet.state.Outcomes;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which clones may still run when a call ends, so that their accounts have to stay: nobody is taken for idle who was not seen to be.
 *
 * @param looks what the call saw before it began anything
 */
public record ClonesThatMayRun(LedgerFolder ledgers, List<MemberInspection> looks, Outcomes outcomes) {

    /** Returns whether one of this call may: nobody knows, or the call was broken off before its end was heard. */
    public boolean isAnyOfThisCall() {
        return looks.stream()
                .map(look -> look.verdict().member())
                .anyMatch(member -> !outcomes.has(member) || outcomes.of(member) instanceof MemberOutcome.Unknown);
    }

    /** Returns the ledgers of members on which one of an earlier call may. */
    public List<Path> ofEarlierCalls() {
        Set<Path> idle = looks.stream()
                .filter(this::isSeenIdle)
                .flatMap(look -> ledgers.of(look.verdict().member()).stream())
                .collect(Collectors.toSet());
        return ledgers.leftOfMembers().stream()
                .filter(file -> !idle.contains(file))
                .toList();
    }

    /** A clone that ran then was followed to its end; one that was refused may not have been reached, or runs somebody's clone. */
    private boolean isSeenIdle(MemberInspection look) {
        FleetMember member = look.verdict().member();
        if (look.verdict() instanceof MemberVerdict.Refused || !outcomes.has(member)) {
            return false;
        }
        MemberOutcome outcome = outcomes.of(member);
        boolean isUnseen = outcome instanceof MemberOutcome.Unknown
                || (outcome instanceof MemberOutcome.Failed failed && failed.recipientData() == RecipientData.UNKNOWN);
        return !isUnseen;
    }
}
