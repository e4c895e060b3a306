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
 * @param hadPlugin whether the member could clone by itself before, so that it is to be able to afterwards; true also where an earlier call
 *     has begun the clone, which has noted what is to go
 * @param session empty for one that an earlier call has begun
 */
record RunningClone(
        FleetMember member,
        Pairing pairing,
        RemoteCloneSpec spec,
        boolean hadPlugin,
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
