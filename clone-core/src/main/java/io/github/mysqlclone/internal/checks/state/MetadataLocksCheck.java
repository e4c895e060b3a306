package io.github.mysqlclone.internal.checks.state;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Activity;
import io.github.mysqlclone.internal.facts.Activity.MetadataLock;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;

/** Locks on tables of the recipient: each drop waits for them. */
public final class MetadataLocksCheck {

    private MetadataLocksCheck() {}

    public static Verdict metadataLocks(Subject subject) {
        Activity activity = subject.recipient().server().details().activity();
        return Verdict.on(activity.locks(), locks -> {
            List<MetadataLock> held = locks.stream()
                    .filter(lock -> !lock.isBackupLock() && lock.isGranted())
                    .toList();
            return held.isEmpty()
                    ? Verdict.passed()
                    : Verdict.on(
                            subject.recipientIsEmpty(),
                            empty -> Verdict.foundIf(!empty, () -> waiting(subject, activity, held)));
        });
    }

    private static Finding waiting(Subject subject, Activity activity, List<MetadataLock> held) {
        String objects =
                Listing.of(held.stream().map(MetadataLock::object).distinct().toList());
        return Finding.warning(
                        Side.RECIPIENT,
                        "other sessions hold metadata locks on " + objects + " (" + HeldLocks.owners(activity, held)
                                + "), for which dropping waits at most "
                                + subject.spec().timeouts().lockWait().toSeconds() + " s")
                .serverError(HeldLocks.WAIT_TIMEOUT)
                .afterDataLoss()
                .remedy("End their transactions, or the sessions with KILL.");
    }
}
