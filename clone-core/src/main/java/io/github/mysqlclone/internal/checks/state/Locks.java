package io.github.mysqlclone.internal.checks.state;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Activity;
import io.github.mysqlclone.internal.facts.Activity.MetadataLock;
import io.github.mysqlclone.internal.facts.Activity.Session;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Optional;

/**
 * Locks of other sessions that stop a clone.
 *
 * <p>A backup lock held by LOCK INSTANCE FOR BACKUP is SHARED, DDL takes it with INTENTION_EXCLUSIVE. The clone takes it
 * itself, shared on the donor, where another backup does no harm (seen on 9.7.4).
 */
public final class Locks {

    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final String DDL = "INTENTION_EXCLUSIVE";

    private Locks() {}

    /** LOCK INSTANCE FOR BACKUP on the recipient: the first drop waits for it, and then gives up. */
    public static Verdict backupLock(Subject subject) {
        Activity activity = subject.recipient().server().details().activity();
        return Verdict.on(activity.locks(), locks -> {
            List<MetadataLock> held = locks.stream()
                    .filter(lock -> lock.isBackupLock()
                            && lock.isGranted()
                            && !lock.lockType().equals(DDL))
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
                                                            + owners(activity, held))
                                            .serverError(LOCK_WAIT_TIMEOUT)
                                            .afterDataLoss()
                                            .remedy("In that session: UNLOCK INSTANCE; or end it with KILL.")));
        });
    }

    /** Locks on tables of the recipient: each drop waits for them. */
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
                        "other sessions hold metadata locks on " + objects + " (" + owners(activity, held)
                                + "), for which dropping waits at most "
                                + subject.spec().timeouts().lockWait().toSeconds() + " s")
                .serverError(LOCK_WAIT_TIMEOUT)
                .afterDataLoss()
                .remedy("End their transactions, or the sessions with KILL.");
    }

    /** DDL that runs: the recipient waits for it, the donor only where DDL and clone exclude each other. */
    public static Verdict ddl(Subject subject) {
        Verdict source = Verdict.on(blocksDdl(subject), blocks -> ddlOn(subject, subject.sourceSide(), blocks));
        return subject.kind() == CloneKind.REPLACE
                ? ddlOn(subject, Side.RECIPIENT, true).and(source)
                : source;
    }

    private static Verdict ddlOn(Subject subject, Side side, boolean waits) {
        return Verdict.on(
                side == Side.DONOR
                        ? subject.donorServer()
                        : Fact.of(subject.recipient().server()),
                server -> {
                    Activity activity = server.details().activity();
                    return Verdict.on(activity.locks(), locks -> {
                        List<MetadataLock> held = locks.stream()
                                .filter(lock ->
                                        lock.isBackupLock() && lock.lockType().equals(DDL))
                                .toList();
                        return Verdict.foundIf(!held.isEmpty(), () -> running(side, waits, owners(activity, held)));
                    });
                });
    }

    private static Finding running(Side side, boolean waits, String owners) {
        return waits
                ? Finding.warning(side, "DDL is running, for which the clone waits clone_ddl_timeout: " + owners)
                        .serverError(LOCK_WAIT_TIMEOUT)
                        .remedy("Wait for it to end.")
                : Finding.notice(
                        side,
                        "DDL is running (" + owners + "); only DISCARD or IMPORT TABLESPACE and disabling the redo"
                                + " log would fail the clone (3633)");
    }

    /** By the version of the one that is copied, and by a setting of the one that asks. */
    private static Fact<Boolean> blocksDdl(Subject subject) {
        boolean isAsked = subject.recipientVariable("clone_block_ddl")
                .known()
                .filter("ON"::equals)
                .isPresent();
        return subject.source(ServerFacts::version).map(version -> isAsked || !version.isAtLeast(8, 0, 27));
    }

    private static String owners(Activity activity, List<MetadataLock> locks) {
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
