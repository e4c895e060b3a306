package io.github.mysqlclone.internal.checks.replication;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Replication.Channel;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/**
 * A donor that is a replica passes its channels on, passwords included: the recipient begins to replicate from the
 * donor's source by itself (seen on 9.7.4).
 */
public final class ReplicationMetadataCheck {

    private static final String SKIP = "skip_replica_start";

    private ReplicationMetadataCheck() {}

    /** Judge what starts by itself after the restart. */
    public static Verdict replicationMetadata(Subject subject) {
        Verdict skips = Verdict.on(
                subject.recipient()
                        .server()
                        .afterRestart(SKIP)
                        // The word of versions before 8.0.26.
                        .or(() -> subject.recipient().server().afterRestart("skip_slave_start")),
                value -> value.equals("ON") ? Verdict.passed() : Verdict.unknown("it is OFF"));
        if (skips.missing().isEmpty()) {
            return Verdict.passed();
        }
        return Verdict.on(
                subject.donorServer()
                        .flatMap(server -> server.details().replication().channels()),
                channels -> Verdict.foundIf(
                        !channels.isEmpty(),
                        () -> Finding.warning(
                                        Side.RECIPIENT,
                                        "the donor is a replica, and after the restart the recipient replicates by itself: "
                                                + Listing.of(channels.stream()
                                                        .map(Channel::describe)
                                                        .toList()))
                                .afterDataLoss()
                                .remedy("On the recipient: SET PERSIST_ONLY " + SKIP
                                        + " = ON; and RESET REPLICA ALL after the clone, unless that is wanted.")));
    }
}
