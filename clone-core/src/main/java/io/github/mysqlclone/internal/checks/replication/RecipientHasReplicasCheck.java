package io.github.mysqlclone.internal.checks.replication;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Activity.Session;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;

/** Replicas of the recipient: the clone resets the binary logs that they read. The server does not look. */
public final class RecipientHasReplicasCheck {

    private RecipientHasReplicasCheck() {}

    /** Look for sessions that read the recipient's binary log. */
    public static Verdict recipientHasReplicas(Subject subject) {
        return Verdict.on(subject.recipient().server().details().activity().sessions(), sessions -> {
            List<String> replicas = sessions.stream()
                    .filter(Session::servesReplica)
                    .map(Session::describe)
                    .toList();
            return Verdict.foundIf(!replicas.isEmpty(), () -> finding(subject, replicas));
        });
    }

    private static Finding finding(Subject subject, List<String> replicas) {
        String what = "replicas read its binary log and would be broken: " + Listing.of(replicas);
        return subject.namesThisRecipient()
                ? Finding.warning(Side.RECIPIENT, what).remedy("Point them to another source first.")
                : Finding.error(Side.RECIPIENT, what + ". The library refuses this; the server would not")
                        .afterDataLoss()
                        .remedy("Point them to another source first; or give replaceDataOf(\""
                                + subject.recipient().server().identity().uuid() + "\").");
    }
}
