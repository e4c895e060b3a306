package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Severity;

/** What preflight says of the sessions that a test has ended right before it: a busy server notices a client's end later. */
public final class SessionsJustEnded {

    private SessionsJustEnded() {}

    /** Tells whether this is no more than the notice of other sessions, which a test must not count on. */
    public static boolean mayExplain(CheckResult result) {
        return result.id() == CheckId.RECIPIENT_IN_USE
                && !result.lacksFacts()
                && !result.findings().isEmpty()
                && result.findings().stream()
                        .allMatch(finding -> finding.severity() == Severity.NOTICE
                                && finding.message().startsWith("other sessions are connected: "));
    }
}
