package io.github.mysqlclone.internal.checks.data;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** The server's own inner DROP does not double a backtick within a name, so it cannot drop such a thing (seen on 9.7.4). */
public final class DroppableNamesCheck {

    /** Or 1046, or another: what is left of the name decides what the server takes its own statement for. */
    private static final int SYNTAX = 1064;

    private DroppableNamesCheck() {}

    /** Judge the names on the recipient. */
    public static Verdict droppableNames(Subject subject) {
        return Verdict.on(
                subject.recipient().server().details().content().namesWithBackticks(),
                seen -> Verdict.ofVisible(
                        seen,
                        names -> Finding.error(
                                        Side.RECIPIENT,
                                        "names with a backtick, which the server cannot drop: " + Listing.of(names))
                                .serverError(SYNTAX)
                                .afterDataLoss()
                                .remedy("Drop or rename them on the recipient first.")));
    }
}
