package io.github.mysqlclone.internal.checks.replication;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Replication;
import io.github.mysqlclone.internal.facts.Replication.Channel;
import io.github.mysqlclone.preflight.Finding;
import java.util.List;
import java.util.stream.Stream;

/** A replica that is behind, stopped or filtered makes a copy that is so, too. */
public final class DonorHealthCheck {

    private static final long LAGGING_SECONDS = 60;

    private DonorHealthCheck() {}

    /** Judge the channels of the server that is copied; without channels all is well. */
    public static Verdict donorHealth(Subject subject) {
        return Verdict.on(
                subject.source(server -> server.details().replication().channels()),
                channels -> channels.isEmpty()
                        ? Verdict.passed()
                        : Verdict.on(
                                subject.source(
                                        server -> Fact.of(server.details().replication())),
                                replication -> judge(subject, channels, replication)));
    }

    private static Verdict judge(Subject subject, List<Channel> channels, Replication replication) {
        List<String> faults =
                channels.stream().flatMap(DonorHealthCheck::faults).toList();
        return warnIf(!faults.isEmpty(), subject, Listing.of(faults))
                .and(Verdict.on(
                        replication.filters(),
                        filters -> warnIf(
                                filters > 0,
                                subject,
                                Listing.count(filters, "replication filter") + ": it holds a part of the data")))
                .and(Verdict.on(
                        replication.secondsBehind(),
                        seconds ->
                                warnIf(seconds > LAGGING_SECONDS, subject, "its applier is " + seconds + " s behind")));
    }

    private static Stream<String> faults(Channel channel) {
        return Stream.of(
                        channel.applier().equals("ON") ? "" : channel.describe() + " applies nothing",
                        channel.receiver().equals("ON")
                                ? ""
                                : channel.describe() + " receives nothing (" + channel.receiver() + ")",
                        channel.delaySeconds() == 0
                                ? ""
                                : channel.describe() + " is delayed by " + channel.delaySeconds() + " s on purpose")
                .filter(fault -> !fault.isEmpty());
    }

    private static Verdict warnIf(boolean condition, Subject subject, String what) {
        return Verdict.foundIf(
                condition,
                () -> Finding.warning(subject.sourceSide(), "it is a replica: " + what)
                        .remedy("Look at SHOW " + subject.sourcesReplicaWord()
                                + " STATUS there, or take another donor."));
    }
}
