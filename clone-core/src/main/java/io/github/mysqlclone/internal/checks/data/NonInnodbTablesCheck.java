package io.github.mysqlclone.internal.checks.data;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Content.OtherTable;
import io.github.mysqlclone.preflight.Finding;
import java.util.List;

/** Tables of other engines than InnoDB arrive empty, and the server says so only in its error log (MY-013461). */
public final class NonInnodbTablesCheck {

    private NonInnodbTablesCheck() {}

    /** Name them with what they hold; an empty one loses nothing. */
    public static Verdict nonInnodbTables(Subject subject) {
        return Verdict.on(subject.source(server -> server.details().content().otherTables()), tables -> {
            if (tables.isEmpty()) {
                return Verdict.passed();
            }
            String message = "tables that are not InnoDB's arrive empty: "
                    + Listing.of(
                            tables.stream().map(NonInnodbTablesCheck::describe).toList());
            Finding finding = subject.spec().preflightPolicy().requiresInnodbOnly()
                    ? Finding.error(subject.sourceSide(), message + ". The library refuses them as innodbOnly() asks")
                    : Finding.warning(subject.sourceSide(), message);
            Finding remedied = finding.remedy(remedy(subject, tables));
            return Verdict.found(subject.kind() == CloneKind.REPLACE ? remedied.afterDataLoss() : remedied);
        });
    }

    private static String describe(OtherTable table) {
        return table.name() + " (" + table.engine() + ", " + Listing.count(table.rows(), "row") + ")";
    }

    private static String remedy(Subject subject, List<OtherTable> tables) {
        String name = tables.get(0).name();
        return "On the " + subject.sourceSide().word() + ": ALTER TABLE " + name
                + " ENGINE = InnoDB; or copy them with mysqldump afterwards.";
    }
}
