package io.github.mysqlclone.internal.checks.state;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.VisibleNames;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.server.Side;

/** A recipient that does not let its data be dropped. The server looks only when it drops the first table. */
public final class ReadOnlyRecipient {

    private static final int PREVENTED_BY_OPTION = 1290;
    private static final int SCHEMA_IS_READ_ONLY = 3989;

    private ReadOnlyRecipient() {}

    /** The whole server; {@code read_only} alone does no harm. */
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

    /** Single schemas. Other schemas are dropped before the server comes to them. */
    public static Verdict readOnlySchemas(Subject subject) {
        boolean hasNone = subject.recipient()
                .server()
                .version()
                .known()
                .filter(ReadOnlyRecipient::isBeforeOption)
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
