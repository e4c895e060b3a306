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

/**
 * DDL that runs: the recipient waits for it, the donor only where DDL and clone exclude each other.
 *
 * <p>And the lock that is to keep DDL away for the time of the copy: a server that was started with
 * innodb_validate_tablespace_paths=OFF opens its tablespaces when it is first cloned, takes the lock for that a second time,
 * and lets both go when it is done (seen on 9.7.4; {@code clone_init_tablespaces} in the sources of 8.0.30 and 8.4.8).
 */
public final class DdlCheck {

    private static final String VALIDATES_PATHS = "innodb_validate_tablespace_paths";

    private DdlCheck() {}

    public static Verdict ddl(Subject subject) {
        Verdict source = Verdict.on(blocksDdl(subject), blocks -> ddlOn(subject, subject.sourceSide(), blocks));
        Verdict all = source.and(lockThatIsLetGo(subject));
        return subject.kind() == CloneKind.REPLACE
                ? ddlOn(subject, Side.RECIPIENT, true).and(all)
                : all;
    }

    private static Verdict lockThatIsLetGo(Subject subject) {
        if (!isBlockingAsked(subject)) {
            return Verdict.passed();
        }
        return Verdict.on(
                subject.source(server -> server.variable(VALIDATES_PATHS)),
                validates -> Verdict.foundIf(
                        validates.equals("OFF"),
                        () -> Finding.warning(
                                        subject.sourceSide(),
                                        "clone_block_ddl is ON, but the first clone after a start with "
                                                + VALIDATES_PATHS
                                                + "=OFF lets its lock go at once: DDL goes on during the copy")
                                .remedy("Start it with " + VALIDATES_PATHS
                                        + "=ON, or clone it into a directory first.")));
    }

    private static Verdict ddlOn(Subject subject, Side side, boolean waits) {
        return Verdict.on(
                side == Side.DONOR
                        ? subject.donorServer()
                        : Fact.of(subject.recipient().server()),
                server -> {
                    Activity activity = server.details().activity();
                    return Verdict.on(activity.locks(), locks -> {
                        List<MetadataLock> held =
                                locks.stream().filter(MetadataLock::isOfDdl).toList();
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
        boolean isAsked = isBlockingAsked(subject);
        return subject.source(ServerFacts::version).map(version -> isAsked || !version.isAtLeast(8, 0, 27));
    }

    private static boolean isBlockingAsked(Subject subject) {
        return subject.recipientVariable("clone_block_ddl")
                .known()
                .filter("ON"::equals)
                .isPresent();
    }
}
