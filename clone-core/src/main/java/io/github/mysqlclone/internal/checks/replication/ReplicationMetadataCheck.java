package io.github.mysqlclone.internal.checks.replication;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Replication.Channel;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.stream.Stream;

/**
 * A donor that is a replica passes its channels on, passwords included: the recipient begins to replicate from the
 * donor's source by itself (seen on 9.7.4).
 */
public final class ReplicationMetadataCheck {

    private static final String SKIP = "skip_replica_start";

    /** The word of versions before 8.0.26; before 8.0.24 it is an option and no variable. */
    private static final String SKIP_BEFORE = "skip_slave_start";

    private ReplicationMetadataCheck() {}

    /** Judge what starts by itself after the restart. */
    public static Verdict replicationMetadata(Subject subject) {
        Verdict skips = Verdict.on(
                subject.recipient()
                        .server()
                        .afterRestart(SKIP)
                        .or(() -> subject.recipient().server().afterRestart(SKIP_BEFORE)),
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
                                .remedy("On the recipient: "
                                        + skip(subject.recipient().server()) + "; and RESET "
                                        + subject.recipient().server().replicaWord()
                                        + " ALL after the clone, unless that is wanted.")));
    }

    private static String skip(ServerFacts recipient) {
        return Stream.of(SKIP, SKIP_BEFORE)
                .filter(name -> recipient.variable(name).known().isPresent())
                .findFirst()
                .map(name -> "SET PERSIST_ONLY " + name + " = ON")
                .orElse("give it the option " + SKIP_BEFORE);
    }
}
