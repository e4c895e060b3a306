package io.github.mysqlclone.internal.checks.state;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Activity;
import io.github.mysqlclone.internal.facts.Activity.Session;
import io.github.mysqlclone.internal.facts.Replication.Channel;
import io.github.mysqlclone.internal.facts.ServerDetails;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;

/** Somebody works with the data that is about to be dropped. */
public final class RecipientInUseCheck {

    private RecipientInUseCheck() {}

    /** Look at sessions, transactions and channels of the recipient. */
    public static Verdict recipientInUse(Subject subject) {
        ServerDetails details = subject.recipient().server().details();
        return transactions(details.activity())
                .and(channels(subject.recipient().server()))
                .and(Verdict.on(details.activity().sessions(), RecipientInUseCheck::sessions));
    }

    private static Verdict transactions(Activity activity) {
        return Verdict.on(
                activity.openTransactions(),
                open -> Verdict.foundIf(
                        !open.isEmpty(),
                        () -> Finding.warning(
                                        Side.RECIPIENT,
                                        "sessions have transactions open: "
                                                + Listing.of(open.stream()
                                                        .map(String::valueOf)
                                                        .toList()))
                                .remedy("End them first: they fail, and until then hold up the drop.")));
    }

    private static Verdict channels(ServerFacts server) {
        return Verdict.on(server.details().replication().channels(), channels -> {
            List<String> running = channels.stream()
                    .filter(Channel::runs)
                    .map(Channel::describe)
                    .toList();
            return Verdict.foundIf(
                    !running.isEmpty(),
                    () -> Finding.warning(
                                    Side.RECIPIENT,
                                    "replication runs: " + Listing.of(running)
                                            + "; the clone drops tables before it stops replication")
                            .remedy("On the recipient: STOP " + server.replicaWord() + ";"));
        });
    }

    private static Verdict sessions(List<Session> sessions) {
        List<String> others = sessions.stream()
                .filter(session -> !session.servesReplica() && !session.servesClone())
                .map(Session::describe)
                .toList();
        return Verdict.foundIf(
                !others.isEmpty(),
                () -> Finding.notice(Side.RECIPIENT, "other sessions are connected: " + Listing.of(others)));
    }
}
