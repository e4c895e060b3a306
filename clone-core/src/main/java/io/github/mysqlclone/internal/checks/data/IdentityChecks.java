package io.github.mysqlclone.internal.checks.data;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** Donor and recipient must be two servers. */
public final class IdentityChecks {

    private IdentityChecks() {}

    public static Verdict sameServer(Subject subject) {
        String recipientUuid = subject.recipient().server().identity().uuid();
        return Verdict.on(
                subject.donorServer(),
                donor -> donor.identity().uuid().equalsIgnoreCase(recipientUuid)
                        ? Verdict.found(Finding.error(
                                        Side.RECIPIENT,
                                        "donor and recipient are the same server (server_uuid " + recipientUuid + ")")
                                .serverError(3871)
                                .remedy("Give the address of another server, or clone into a directory."))
                        : Verdict.passed());
    }
}
