package io.github.mysqlclone.internal.checks.compatibility;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.server.Side;

/** The recipient is a server that can clone at all. */
public final class RecipientFlavourCheck {

    private RecipientFlavourCheck() {}

    public static Verdict recipientFlavour(Subject subject) {
        return FlavourRule.judge(Side.RECIPIENT, subject.recipient().server());
    }
}
