package io.github.mysqlclone.internal.fleet.inspection;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.internal.checks.Checks;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.RecipientFacts;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether one member could be cloned from another, by what does not change when they become copies. Pure. */
final class PairCheck {

    /** What the server compares of the two itself, and where its configuration counts that a clone does not bring along. */
    private static final Set<CheckId> MUST_AGREE = EnumSet.of(
            CheckId.VERSION_MATCH,
            CheckId.PLATFORM,
            CheckId.CHARACTER_SETS,
            CheckId.COLLATIONS,
            CheckId.PAGE_SIZE,
            CheckId.DATA_FILE_PATH,
            CheckId.LOWER_CASE_TABLE_NAMES,
            CheckId.PLUGINS_PRESENT);

    private PairCheck() {}

    /** Returns why not; empty if nothing speaks against it. */
    static String objection(CloneSpec spec, RecipientFacts donor, RecipientFacts recipient) {
        CloneFacts facts = new CloneFacts(
                recipient,
                Fact.of(new DonorFacts(
                        donor.server(), Fact.unknown("it is no donor yet"), Fact.unknown("it is no donor yet"))),
                Fact.unknown("it is no donor yet"));
        return Checks.judge(spec, facts, MUST_AGREE).stream()
                .filter(CheckResult::hasError)
                .map(PairCheck::sentence)
                .collect(Collectors.joining("; "));
    }

    /** Returns why one can be nobody's source, whoever follows it; empty if nothing speaks against it. A clone changes neither. */
    static String objectionAsSource(RecipientFacts donor) {
        return Stream.of("log_bin", "log_replica_updates", "log_slave_updates")
                .filter(variable -> donor.server()
                        .variable(variable)
                        .known()
                        .filter("OFF"::equals)
                        .isPresent())
                .findFirst()
                .map(variable -> variable + " is OFF there, so that it would send on nothing of what it gets")
                .orElse("");
    }

    private static String sentence(CheckResult result) {
        return result.id() + ": "
                + result.findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .map(Finding::message)
                        .collect(Collectors.joining(", "));
    }
}
