package io.github.mysqlclone.internal.checks.state;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.VisibleNames;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.server.Side;

/** Single schemas that are READ ONLY. Other schemas are dropped before the server comes to them. */
public final class ReadOnlySchemasCheck {

    private static final int SCHEMA_IS_READ_ONLY = 3989;

    private ReadOnlySchemasCheck() {}

    public static Verdict readOnlySchemas(Subject subject) {
        boolean hasNone = subject.recipient()
                .server()
                .version()
                .known()
                .filter(ReadOnlySchemasCheck::isBeforeOption)
                .isPresent();
        Fact<VisibleNames> schemas =
                subject.recipient().server().details().content().readOnlySchemas();
        return hasNone
                ? Verdict.passed()
                : Verdict.on(
                        schemas,
                        seen -> Verdict.ofVisible(
                                seen,
                                names -> Finding.error(Side.RECIPIENT, "schemas are READ ONLY: " + Listing.of(names))
                                        .serverError(SCHEMA_IS_READ_ONLY)
                                        .afterDataLoss()
                                        .remedy("On the recipient: ALTER SCHEMA `"
                                                + names.get(0).replace("`", "``") + "` READ ONLY = 0;")));
    }

    /** The option READ ONLY came with 8.0.22. */
    private static boolean isBeforeOption(ServerVersion version) {
        return !version.isAtLeast(8, 0, 22);
    }
}
