package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.it.SessionsJustEnded;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that preflight has to say, in a form that is easily compared: what a check says, and its name. */
final class Told {

    private Told() {}

    /** Takes a report. */
    static PreflightReport report(CloneSpec spec, MySqlServer recipient) {
        try (CloneSession session = spec.openSession(recipient)) {
            return session.preflight();
        }
    }

    /** Returns such as {@code NOTICE SUPERVISOR} and {@code UNKNOWN EVENTS}; nothing of checks that passed, or of sessions. */
    static Set<String> by(PreflightReport report) {
        return report.results().stream()
                .filter(result -> !SessionsJustEnded.mayExplain(result))
                .flatMap(Told::by)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> by(CheckResult result) {
        return Stream.concat(
                        result.findings().stream()
                                .map(finding -> finding.severity().name()),
                        result.lacksFacts() ? Stream.of("UNKNOWN") : Stream.empty())
                .map(word -> word + " " + result.id());
    }
}
