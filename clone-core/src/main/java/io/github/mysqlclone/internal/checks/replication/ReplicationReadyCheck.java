package io.github.mysqlclone.internal.checks.replication;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;

/** What the copy would trip over if it were to replicate from the donor. */
public final class ReplicationReadyCheck {

    private ReplicationReadyCheck() {}

    /** Compare server_id, gtid_mode and log_bin; where replication is intended, say all that would be in its way. */
    public static Verdict replicationReady(Subject subject) {
        return subject.spec().preflightPolicy().replicationIntended().isPresent()
                ? Verdict.on(subject.facts().replicationObstacles(), found -> new Verdict(found, List.of()))
                : compared(subject);
    }

    private static Verdict compared(Subject subject) {
        return serverIds(subject).and(gtidModes(subject)).and(binaryLog(subject));
    }

    private static Verdict serverIds(Subject subject) {
        return Verdict.on(
                subject.recipientVariable("server_id"),
                subject.donorVariable("server_id"),
                (recipient, donor) -> Verdict.foundIf(
                        recipient.equals(donor),
                        () -> Finding.warning(
                                        Side.RECIPIENT,
                                        "server_id is " + recipient
                                                + " on both sides: the copy could not replicate from the" + " donor")
                                .remedy("Give the recipient a server_id of its own: SET PERSIST server_id = …;")));
    }

    private static Verdict gtidModes(Subject subject) {
        return Verdict.on(
                subject.recipientVariable("gtid_mode"),
                subject.donorVariable("gtid_mode"),
                (recipient, donor) -> Verdict.foundIf(
                        !recipient.equals(donor),
                        () -> Finding.warning(
                                        Side.RECIPIENT,
                                        "gtid_mode is " + recipient + ", on the donor " + donor
                                                + ": replication with auto-position needs ON on both")
                                .remedy(
                                        "Start the recipient with the donor's gtid_mode and enforce_gtid_consistency.")));
    }

    private static Verdict binaryLog(Subject subject) {
        return Verdict.on(
                subject.donorVariable("log_bin"),
                value -> Verdict.foundIf(
                        !value.equals("ON"),
                        () -> Finding.notice(Side.DONOR, "log_bin is " + value + ": nothing can replicate from it")));
    }
}
