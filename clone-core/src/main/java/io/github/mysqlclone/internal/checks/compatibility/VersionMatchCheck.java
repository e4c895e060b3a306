package io.github.mysqlclone.internal.checks.compatibility;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.server.Side;

/** The recipient takes data from a server of the donor's version. */
public final class VersionMatchCheck {

    private VersionMatchCheck() {}

    public static Verdict versionMatch(Subject subject) {
        return Verdict.on(
                subject.recipient().server().version(),
                recipient -> Verdict.on(
                        subject.donorServer().flatMap(ServerFacts::version), donor -> match(recipient, donor)));
    }

    private static Verdict match(ServerVersion recipient, ServerVersion donor) {
        return VersionMatchRule.accepts(recipient, donor)
                ? Verdict.passed()
                : Verdict.found(Finding.error(
                                Side.RECIPIENT,
                                "version %s takes no data from version %s: %s"
                                        .formatted(recipient, donor, VersionMatchRule.wordsFor(recipient)))
                        .serverError(3864)
                        .remedy("Bring both to the same release, or copy the data with mysqldump or MySQL Shell."));
    }
}
