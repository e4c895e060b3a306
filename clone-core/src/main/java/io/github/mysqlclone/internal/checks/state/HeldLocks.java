package io.github.mysqlclone.internal.checks.state;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.facts.Activity;
import io.github.mysqlclone.internal.facts.Activity.MetadataLock;
import io.github.mysqlclone.internal.facts.Activity.Session;
import java.util.List;
import java.util.Optional;

/**
 * Locks of other sessions that stop a clone.
 *
 * <p>A backup lock held by LOCK INSTANCE FOR BACKUP is SHARED, DDL takes it with INTENTION_EXCLUSIVE. The clone takes it
 * itself, shared on the donor, where another backup does no harm (seen on 9.7.4).
 */
final class HeldLocks {

    static final int WAIT_TIMEOUT = 1205;

    private HeldLocks() {}

    static String owners(Activity activity, List<MetadataLock> locks) {
        List<Session> sessions = activity.sessions().known().orElse(List.of());
        return Listing.of(locks.stream()
                .map(MetadataLock::threadId)
                .distinct()
                .map(thread -> describe(sessions, thread))
                .toList());
    }

    private static String describe(List<Session> sessions, long thread) {
        Optional<Session> owner = sessions.stream()
                .filter(session -> session.threadId() == thread)
                .findFirst();
        return owner.map(Session::describe).orElse("thread " + thread);
    }
}
