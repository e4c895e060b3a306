package io.github.mysqlclone.internal.checks.restart;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** Events of the donor that fire on the copy and write transactions of its own before anybody can act (seen on 9.7.4). */
public final class EventsCheck {

    private EventsCheck() {}

    /** Judge whether any would. */
    public static Verdict events(Subject subject) {
        ServerFacts recipient = subject.recipient().server();
        boolean stays = is(recipient.afterRestart("event_scheduler"), "OFF")
                || is(recipient.afterRestart("event_scheduler"), "DISABLED")
                || is(recipient.afterRestart("super_read_only"), "ON");
        return stays
                ? Verdict.passed()
                : Verdict.on(
                        subject.donorServer()
                                .flatMap(server -> server.details().content().enabledEvents()),
                        events -> Verdict.foundIf(
                                !events.isEmpty(),
                                () -> Finding.warning(
                                                Side.RECIPIENT,
                                                "events of the donor will run on the copy as soon as it is up: "
                                                        + Listing.of(events))
                                        .afterDataLoss()
                                        .remedy("On the recipient: SET PERSIST_ONLY event_scheduler = OFF;")));
    }

    private static boolean is(Fact<String> value, String wanted) {
        return value.known().filter(wanted::equals).isPresent();
    }
}
