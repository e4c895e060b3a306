package io.github.mysqlclone.internal.checks.compatibility;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;

/** The page size must be equal; it is fixed when a data directory is initialised. */
public final class PageSizeCheck {

    private PageSizeCheck() {}

    public static Verdict pageSize(Subject subject) {
        String size = subject.donorVariable("innodb_page_size").known().orElse("the donor's value");
        return EqualVariables.require(
                subject,
                "innodb_page_size",
                EqualVariables.OTHER_VALUE,
                "Initialise the recipient again with innodb_page_size=" + size + ".");
    }
}
