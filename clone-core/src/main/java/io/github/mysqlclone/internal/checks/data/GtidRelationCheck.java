package io.github.mysqlclone.internal.checks.data;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** Transactions that the recipient has and the donor lacks: they are lost. */
public final class GtidRelationCheck {

    private static final int SHOWN = 200;

    private GtidRelationCheck() {}

    /** Judge by gtid_executed of both. Where the recipient holds no data, its transactions left nothing to lose. */
    public static Verdict gtidRelation(Subject subject) {
        return Verdict.on(
                subject.recipientVariable("gtid_executed").flatMap(GtidRelationCheck::parsed),
                subject.donorVariable("gtid_executed").flatMap(GtidRelationCheck::parsed),
                (recipient, donor) -> {
                    GtidSet lost = recipient.subtract(donor);
                    return lost.isEmpty()
                            ? Verdict.passed()
                            : Verdict.on(
                                    subject.recipientIsEmpty(),
                                    empty -> judge(subject, lost, donor.subtract(recipient), empty));
                });
    }

    private static Fact<GtidSet> parsed(String text) {
        try {
            return Fact.of(GtidSet.parse(text));
        } catch (IllegalArgumentException e) {
            return Fact.unknown("gtid_executed cannot be understood: " + e.getMessage());
        }
    }

    private static Verdict judge(Subject subject, GtidSet lost, GtidSet ahead, boolean recipientIsEmpty) {
        String what = "it has transactions that the donor lacks: " + shortened(lost.toString());
        if (recipientIsEmpty) {
            return Verdict.found(Finding.notice(Side.RECIPIENT, what));
        }
        if (ahead.isEmpty()) {
            return DirectionCheck.refused(subject, Side.RECIPIENT, what + "; and the donor has none that it lacks");
        }
        return Verdict.found(
                subject.namesThisRecipient()
                        ? Finding.notice(Side.RECIPIENT, what)
                        : Finding.warning(Side.RECIPIENT, what)
                                .afterDataLoss()
                                .remedy("Make sure that they are not needed."));
    }

    private static String shortened(String set) {
        return set.length() > SHOWN ? set.substring(0, SHOWN) + "…" : set;
    }
}
