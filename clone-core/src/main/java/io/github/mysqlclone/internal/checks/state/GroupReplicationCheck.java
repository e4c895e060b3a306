package io.github.mysqlclone.internal.checks.state;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** A member of a replication group is replaced by the group itself, never by a session's CLONE. */
public final class GroupReplicationCheck {

    private static final int DISALLOWED = 3875;

    private GroupReplicationCheck() {}

    /** Judge the recipient; a member in ERROR counts as well, as its plugin runs. */
    public static Verdict groupReplication(Subject subject) {
        return Verdict.on(
                subject.recipient().server().details().activity().groupMemberState(),
                state -> Verdict.foundIf(
                        state.isPresent(),
                        () -> Finding.error(Side.RECIPIENT, "it runs Group Replication and is " + state.orElseThrow())
                                .serverError(DISALLOWED)
                                .remedy("On the recipient: STOP GROUP_REPLICATION;")));
    }
}
