package io.github.mysqlclone.internal.fleet;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.internal.fleet.plan.Pairing;
import java.util.Optional;

/**
 * A copy that is to be a replica.
 *
 * @param pairing from whom it was cloned by this call or one before; empty if it needed no clone now
 * @param result the clone; empty if it needed none now
 */
record CopyToHandOver(FleetMember member, Optional<Pairing> pairing, Optional<CloneResult> result) {

    String name() {
        return member.name();
    }
}
