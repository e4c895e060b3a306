package io.github.mysqlclone.internal.checks.replication;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Activity;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Replication.Channel;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.server.Side;
import java.util.List;

/** A donor whose commits wait for the recipient's acknowledgement stands still while the recipient is cloned. */
public final class DonorSemisyncCheck {

    private static final long LONG_MILLIS = 60_000;

    private DonorSemisyncCheck() {}

    /** Judge whether the donor can do without this replica. */
    public static Verdict donorSemisync(Subject subject) {
        Fact<Boolean> waits = subject.donorServer()
                .flatMap(server -> either(server, "enabled"))
                .map("ON"::equals);
        // A donor without the plugin has no such variable, and waits for nobody.
        boolean known = waits.known().isPresent();
        boolean donorIsRead = subject.donorServer().known().isPresent();
        return !known && donorIsRead
                ? Verdict.passed()
                : Verdict.on(waits, on -> on ? recipient(subject) : Verdict.passed());
    }

    private static Verdict recipient(Subject subject) {
        return Verdict.on(
                subject.recipient().server().details().replication().channels(),
                channels -> replicatesFromDonor(subject, channels) ? donor(subject) : Verdict.passed());
    }

    private static boolean replicatesFromDonor(Subject subject, List<Channel> channels) {
        String donor = subject.donorServer()
                .known()
                .map(server -> server.identity().uuid())
                .orElse("");
        return channels.stream()
                .anyMatch(channel -> channel.runs() && channel.sourceUuid().equalsIgnoreCase(donor));
    }

    private static Verdict donor(Subject subject) {
        Fact<Long> clients = subject.donorServer()
                .flatMap(server -> status(server, "rpl_semi_sync_source_clients", "rpl_semi_sync_master_clients"));
        Fact<Long> wanted = number(subject, "wait_for_replica_count", "wait_for_slave_count");
        Fact<Long> timeout = number(subject, "timeout", "timeout");
        return Verdict.on(
                clients,
                wanted,
                (have, need) -> have > need
                        ? Verdict.passed()
                        : Verdict.on(
                                timeout,
                                millis -> Verdict.found(Finding.warning(
                                                Side.DONOR,
                                                "its commits wait for %s, the recipient gives one of %d, and"
                                                                .formatted(Listing.count(need, "acknowledgement"), have)
                                                        + " without it they wait " + millis + " ms")
                                        .severity(millis > LONG_MILLIS ? Severity.ERROR : Severity.WARNING)
                                        .remedy("On the donor: SET GLOBAL " + switchOf(subject)
                                                + " = OFF; or on the recipient first: STOP "
                                                + subject.recipient().server().replicaWord() + ";"))));
    }

    /** The plugin's name decides, of which the second came with 8.0.26. */
    private static String switchOf(Subject subject) {
        return subject.donorVariable("rpl_semi_sync_master_enabled").known().isPresent()
                ? "rpl_semi_sync_master_enabled"
                : "rpl_semi_sync_source_enabled";
    }

    private static Fact<Long> status(ServerFacts server, String name, String oldName) {
        Activity activity = server.details().activity();
        return activity.statusNumber(activity.statusVariable(name).known().isPresent() ? name : oldName);
    }

    private static Fact<Long> number(Subject subject, String name, String oldName) {
        return subject.donorServer()
                .flatMap(server -> server.number(
                        server.variable("rpl_semi_sync_source_" + name).known().isPresent()
                                ? "rpl_semi_sync_source_" + name
                                : "rpl_semi_sync_master_" + oldName));
    }

    private static Fact<String> either(ServerFacts server, String name) {
        return server.variable("rpl_semi_sync_source_" + name)
                .or(() -> server.variable("rpl_semi_sync_master_" + name));
    }
}
