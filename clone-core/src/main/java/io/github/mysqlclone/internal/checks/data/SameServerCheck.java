package io.github.mysqlclone.internal.checks.data;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** Donor and recipient must be two servers. */
public final class SameServerCheck {

    private static final int LOOPBACK = 3871;
    private static final int TOO_MANY_CLONES = 3634;

    private SameServerCheck() {}

    public static Verdict sameServer(Subject subject) {
        String recipientUuid = subject.recipient().server().identity().uuid();
        return Verdict.on(
                subject.donorServer(),
                donor -> donor.identity().uuid().equalsIgnoreCase(recipientUuid)
                        ? Verdict.found(Finding.error(
                                        Side.RECIPIENT,
                                        "donor and recipient are the same server (server_uuid " + recipientUuid + ")")
                                .serverError(number(subject))
                                .remedy("Give the address of another server, or clone into a directory."))
                        : Verdict.passed());
    }

    /** The server knows itself only by a peer that it resolves to localhost; else it is its own second clone. */
    private static int number(Subject subject) {
        boolean resolves = subject.donorVariable("skip_name_resolve")
                .known()
                .filter("OFF"::equals)
                .isPresent();
        String host = subject.remote().donorHost();
        return resolves && (host.equalsIgnoreCase("localhost") || host.startsWith("127.")) ? LOOPBACK : TOO_MANY_CLONES;
    }
}
