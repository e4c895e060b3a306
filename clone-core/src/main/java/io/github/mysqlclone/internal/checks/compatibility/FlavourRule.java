package io.github.mysqlclone.internal.checks.compatibility;

import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.ServerFlavour;
import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.server.Side;

/** Which servers can clone at all. */
final class FlavourRule {

    private FlavourRule() {}

    static Verdict judge(Side side, ServerFacts server) {
        ServerFlavour flavour = server.identity().flavour();
        if (!flavour.hasClonePlugin()) {
            return Verdict.found(Finding.error(
                            side,
                            "it is %s (%s), which has no MySQL CLONE plugin"
                                    .formatted(
                                            flavour.displayName(),
                                            server.identity().version()))
                    .remedy("Use MySQL or Percona Server for MySQL, 8.0.17 or later, on both sides."));
        }
        return Verdict.on(
                server.version(),
                version -> version.compareTo(ServerVersion.FIRST_WITH_CLONE) >= 0
                        ? Verdict.passed()
                        : Verdict.found(Finding.error(
                                        side, "version " + version + " is older than 8.0.17, the first that can clone")
                                .remedy("Upgrade it, or copy the data with mysqldump or MySQL Shell.")));
    }
}
