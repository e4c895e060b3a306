package io.github.mysqlclone.internal.checks.compatibility;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/**
 * Values that must be equal on both sides.
 *
 * <p>The recipient compares the global values as texts ({@code clone_server.cc::send_configs}).
 */
final class EqualVariables {

    /** ER_CLONE_CONFIG, which the server gives for any of these variables. */
    static final int OTHER_VALUE = 3868;

    private EqualVariables() {}

    static Verdict require(Subject subject, String variable, int error, String remedy) {
        return Verdict.on(
                subject.recipientVariable(variable),
                subject.donorVariable(variable),
                (recipient, donor) -> Verdict.foundIf(
                        !recipient.equals(donor),
                        () -> Finding.error(
                                        Side.RECIPIENT,
                                        "%s is %s, on the donor %s".formatted(variable, recipient, donor))
                                .serverError(error)
                                .remedy(remedy)));
    }
}
