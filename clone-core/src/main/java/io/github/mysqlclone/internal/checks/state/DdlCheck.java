package io.github.mysqlclone.internal.checks.state;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Activity;
import io.github.mysqlclone.internal.facts.Activity.MetadataLock;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;

/** DDL that runs: the recipient waits for it, the donor only where DDL and clone exclude each other. */
public final class DdlCheck {

    private DdlCheck() {}

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
                                        lock.isBackupLock() && lock.lockType().equals(HeldLocks.DDL))
                                .toList();
                        return Verdict.foundIf(
                                !held.isEmpty(), () -> running(side, waits, HeldLocks.owners(activity, held)));
                    });
                });
    }

    private static Finding running(Side side, boolean waits, String owners) {
        return waits
                ? Finding.warning(side, "DDL is running, for which the clone waits clone_ddl_timeout: " + owners)
                        .serverError(HeldLocks.WAIT_TIMEOUT)
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
}
