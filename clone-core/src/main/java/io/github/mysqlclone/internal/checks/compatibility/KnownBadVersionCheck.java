package io.github.mysqlclone.internal.checks.compatibility;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.server.Side;

/** Releases that do not start again once they hold very many tables: 8.0.38, 8.4.1 and 9.0.0, by their successors' notes. */
public final class KnownBadVersionCheck {

    private static final long MANY = 8_000;

    private KnownBadVersionCheck() {}

    /** Judge the recipient's release by the number of tablespaces that come to it. */
    public static Verdict knownBadVersion(Subject subject) {
        return Verdict.on(
                subject.recipient().server().version(),
                version -> isBad(version) ? judge(subject, version) : Verdict.passed());
    }

    private static Verdict judge(Subject subject, ServerVersion version) {
        return Verdict.on(
                subject.source(server -> server.details().storage().tablespaces()),
                spaces -> Verdict.foundIf(
                        spaces.count() > MANY,
                        () -> Finding.error(
                                        Side.RECIPIENT,
                                        "version " + version + " does not start again with more than " + MANY
                                                + " tables, and " + spaces.count() + " tablespaces come to it")
                                .afterDataLoss()
                                .remedy("Upgrade both servers to a later patch release first.")));
    }

    private static boolean isBad(ServerVersion version) {
        return isRelease(version, 8, 0, 38) || isRelease(version, 8, 4, 1) || isRelease(version, 9, 0, 0);
    }

    private static boolean isRelease(ServerVersion version, int major, int minor, int patch) {
        return version.major() == major && version.minor() == minor && version.patch() == patch;
    }
}
