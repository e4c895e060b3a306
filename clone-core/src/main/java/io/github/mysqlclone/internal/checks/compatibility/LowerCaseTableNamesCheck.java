package io.github.mysqlclone.internal.checks.compatibility;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** The case rule for table names: the clone ends well, and mysqld never starts on it (seen on 9.7.4). */
public final class LowerCaseTableNamesCheck {

    private LowerCaseTableNamesCheck() {}

    public static Verdict lowerCaseTableNames(Subject subject) {
        return Verdict.on(
                subject.recipientVariable("lower_case_table_names"),
                subject.donorVariable("lower_case_table_names"),
                (recipient, donor) -> Verdict.foundIf(
                        !recipient.equals(donor),
                        () -> Finding.error(
                                        Side.RECIPIENT,
                                        "lower_case_table_names is %s, on the donor %s: the server compares them only when it"
                                                        .formatted(recipient, donor)
                                                + " starts on the copy, and stops for good (MY-011087)")
                                .afterDataLoss()
                                .remedy("Start the recipient with lower_case_table_names=" + donor
                                        + ", initialised with it.")));
    }
}
