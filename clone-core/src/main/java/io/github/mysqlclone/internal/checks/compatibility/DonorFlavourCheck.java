package io.github.mysqlclone.internal.checks.compatibility;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.server.Side;

/** The donor is a server that can be cloned at all. */
public final class DonorFlavourCheck {

    private DonorFlavourCheck() {}

    public static Verdict donorFlavour(Subject subject) {
        return Verdict.on(subject.donorServer(), server -> FlavourRule.judge(Side.DONOR, server));
    }
}
