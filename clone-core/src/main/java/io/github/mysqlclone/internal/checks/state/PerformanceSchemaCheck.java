package io.github.mysqlclone.internal.checks.state;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** The outcome of a clone stands in performance_schema.clone_status only. */
public final class PerformanceSchemaCheck {

    private PerformanceSchemaCheck() {}

    /** Judge whether the recipient has the tables. */
    public static Verdict performanceSchema(Subject subject) {
        return Verdict.on(
                subject.recipientVariable("performance_schema"),
                value -> Verdict.foundIf(
                        !value.equals("ON"),
                        () -> Finding.error(
                                        Side.RECIPIENT,
                                        "performance_schema is " + value
                                                + ", so neither progress nor the outcome of a clone"
                                                + " can be read. The library refuses this; the server would not")
                                .remedy("Start the recipient with performance_schema=ON.")));
    }
}
