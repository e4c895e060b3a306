package io.github.mysqlclone.internal.checks.restart;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** Whether the copy takes writes as soon as it is up. */
public final class WritableAfterRestartCheck {

    private static final String REMEDY =
            "If it is to become a replica, on the recipient: SET PERSIST_ONLY super_read_only = ON;";

    private WritableAfterRestartCheck() {}

    /** Judge by what is persisted and configured; a copy of a read-only server, or of nobody's, that takes writes is odd. */
    public static Verdict writableAfterRestart(Subject subject) {
        ServerFacts recipient = subject.recipient().server();
        if (isOn(recipient.afterRestart("super_read_only")) || isOn(recipient.afterRestart("read_only"))) {
            return Verdict.passed();
        }
        if (isOn(recipient.variable("read_only"))) {
            return Verdict.found(Finding.warning(
                            Side.RECIPIENT,
                            "it is read-only now by a setting that the restart takes away, so that the copy takes"
                                    + " writes")
                    .afterDataLoss()
                    .remedy(REMEDY));
        }
        if (isOn(subject.donorVariable("read_only"))) {
            return Verdict.found(
                    Finding.warning(Side.RECIPIENT, "the donor is read-only, but the copy of it will take writes")
                            .afterDataLoss()
                            .remedy(REMEDY));
        }
        return Verdict.on(
                recipient.afterRestart("read_only"),
                off -> Verdict.found(Finding.notice(Side.RECIPIENT, "the copy takes writes as soon as it is up")
                        .remedy(REMEDY)));
    }

    private static boolean isOn(Fact<String> value) {
        return value.known().filter("ON"::equals).isPresent();
    }
}
