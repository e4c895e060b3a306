package io.github.mysqlclone.preflight;

import java.util.List;
import java.util.Objects;

/**
 * Say what came of one check. Immutable.
 *
 * @param id which check
 * @param outcome what came of it
 * @param findings what was found; empty unless the outcome is FOUND
 * @param reason which facts were missing and why; empty if none was. A check with findings may have one too: it found
 *     something on one side and could not look at the other. For NOT_APPLICABLE and SKIPPED, why it was not made
 * @since 0.1.0
 */
public record CheckResult(CheckId id, Outcome outcome, List<Finding> findings, String reason) {

    /**
     * Check that outcome, findings and reason agree.
     *
     * @throws IllegalArgumentException if there are findings without the outcome FOUND or the reverse
     * @throws IllegalArgumentException if the outcome is UNKNOWN without a reason
     */
    public CheckResult {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reason, "reason");
        findings = List.copyOf(findings);
        if ((outcome == Outcome.FOUND) == findings.isEmpty()) {
            throw new IllegalArgumentException("findings: must be there for FOUND and only then (" + outcome + ")");
        }
        if (outcome == Outcome.UNKNOWN && reason.isEmpty()) {
            throw new IllegalArgumentException("reason: must say which fact is missing for UNKNOWN");
        }
    }

    /** {@return whether a finding is an ERROR} */
    public boolean hasError() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** {@return whether a fact was missing, be it for the whole check or for one side of it} */
    public boolean lacksFacts() {
        return switch (outcome) {
            case PASSED, FOUND, UNKNOWN -> !reason.isEmpty();
            case NOT_APPLICABLE, SKIPPED -> false;
        };
    }
}
