package io.github.mysqlclone.internal.checks.state;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** A recipient that is super_read_only lets nothing be dropped; {@code read_only} alone does no harm. The server looks only when it drops the first table. */
public final class SuperReadOnlyCheck {

    private static final int PREVENTED_BY_OPTION = 1290;

    private SuperReadOnlyCheck() {}

    public static Verdict superReadOnly(Subject subject) {
        return Verdict.on(
                subject.recipientVariable("super_read_only"),
                value -> value.equals("ON")
                        ? Verdict.on(
                                subject.recipientIsEmpty(),
                                empty -> Verdict.foundIf(
                                        !empty,
                                        () -> Finding.error(
                                                        Side.RECIPIENT,
                                                        "super_read_only is ON, and there is something to drop")
                                                .serverError(PREVENTED_BY_OPTION)
                                                .remedy("On the recipient: SET GLOBAL super_read_only = OFF;")))
                        : Verdict.passed());
    }
}
