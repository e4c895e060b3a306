package io.github.mysqlclone.internal.checks.state;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Activity;
import io.github.mysqlclone.internal.facts.Activity.MetadataLock;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;

/** LOCK INSTANCE FOR BACKUP on the recipient: the first drop waits for it, and then gives up. */
public final class BackupLockCheck {

    private BackupLockCheck() {}

    public static Verdict backupLock(Subject subject) {
        Activity activity = subject.recipient().server().details().activity();
        return Verdict.on(activity.locks(), locks -> {
            List<MetadataLock> held = locks.stream()
                    .filter(lock -> lock.isBackupLock() && lock.isGranted() && !lock.isOfDdl())
                    .toList();
            return held.isEmpty()
                    ? Verdict.passed()
                    : Verdict.on(
                            subject.recipientIsEmpty(),
                            empty -> Verdict.foundIf(
                                    !empty,
                                    () -> Finding.error(
                                                    Side.RECIPIENT,
                                                    "another session holds LOCK INSTANCE FOR BACKUP: "
                                                            + HeldLocks.owners(activity, held))
                                            .serverError(HeldLocks.WAIT_TIMEOUT)
                                            .afterDataLoss()
                                            .remedy("In that session: UNLOCK INSTANCE; or end it with KILL.")));
        });
    }
}
