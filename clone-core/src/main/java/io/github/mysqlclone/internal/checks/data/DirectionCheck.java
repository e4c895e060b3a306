package io.github.mysqlclone.internal.checks.data;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Replication.Channel;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** Signs that donor and recipient were given the wrong way round. The server would go ahead. */
public final class DirectionCheck {

    private DirectionCheck() {}

    /** Look for a donor that replicates from the recipient, and for an empty donor. */
    public static Verdict direction(Subject subject) {
        return replicatesFromRecipient(subject).and(hasNothing(subject));
    }

    private static Verdict replicatesFromRecipient(Subject subject) {
        String recipient = subject.recipient().server().identity().uuid();
        return Verdict.on(
                subject.donorServer()
                        .flatMap(server -> server.details().replication().channels()),
                channels -> channels.stream()
                        .filter(channel -> channel.sourceUuid().equalsIgnoreCase(recipient))
                        .findFirst()
                        .map(Channel::describe)
                        .map(channel -> refused(subject, Side.DONOR, "it replicates from the recipient, by " + channel))
                        .orElseGet(Verdict::passed));
    }

    private static Verdict hasNothing(Subject subject) {
        Fact<Boolean> donorIsEmpty = subject.donorServer()
                .flatMap(server -> server.details().content().userData())
                .flatMap(UserData::isEmpty);
        return Verdict.on(
                subject.recipientIsEmpty(),
                recipientIsEmpty -> recipientIsEmpty
                        ? Verdict.passed()
                        : Verdict.on(
                                donorIsEmpty,
                                empty -> empty
                                        ? refused(subject, Side.DONOR, "it holds no data, while the recipient does")
                                        : Verdict.passed()));
    }

    /** What looks swapped needs the recipient's very name. */
    static Verdict refused(Subject subject, Side side, String what) {
        String uuid = subject.recipient().server().identity().uuid();
        return Verdict.found(
                subject.namesThisRecipient()
                        ? Finding.notice(side, what)
                        : Finding.error(side, what + ". The library refuses this; the server would not")
                                .afterDataLoss()
                                .remedy("Make sure that donor and recipient are not swapped, then give replaceDataOf(\""
                                        + uuid + "\")."));
    }
}
