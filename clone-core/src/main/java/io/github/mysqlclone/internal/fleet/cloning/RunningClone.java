package io.github.mysqlclone.internal.fleet.cloning;

import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.internal.fleet.plan.Pairing;
import java.util.Optional;

/**
 * One clone of the fleet.
 *
 * @param spec how it was begun; for one that an earlier call has begun, how it would have been
 * @param session empty for one that an earlier call has begun
 */
record RunningClone(
        FleetMember member,
        Pairing pairing,
        RemoteCloneSpec spec,
        Optional<CloneSession> session,
        CloneOperation operation) {

    /** Returns whether this call has begun it. */
    boolean isOurs() {
        return session.isPresent();
    }

    void close() {
        session.ifPresent(CloneSession::close);
    }
}
