package io.github.mysqlclone.preflight;

import java.util.List;
import java.util.Optional;

/**
 * Hold every check's result for one clone. Immutable; {@link #toString()} is a table for people, under 100 columns.
 *
 * @param results one result per check, in the order of {@link CheckId}
 * @since 0.1.0
 */
public record PreflightReport(List<CheckResult> results) {

    /** Copy the list. */
    public PreflightReport {
        results = List.copyOf(results);
    }

    /** {@return whether there is no ERROR and no missing fact} */
    public boolean isClean() {
        return results.stream().noneMatch(result -> result.hasError() || result.lacksFacts());
    }

    /** {@return whether a finding is an ERROR} */
    public boolean hasErrors() {
        return results.stream().anyMatch(CheckResult::hasError);
    }

    /**
     * {@return the results with this outcome, in the order of the checks}
     *
     * @param outcome what came of them
     */
    public List<CheckResult> withOutcome(Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).toList();
    }

    /**
     * {@return all findings of this severity, in the order of the checks}
     *
     * @param severity how much they matter
     */
    public List<Finding> findings(Severity severity) {
        return results.stream()
                .flatMap(result -> result.findings().stream())
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    /**
     * {@return this check's result; empty if the report was made without it}
     *
     * @param id the check
     */
    public Optional<CheckResult> result(CheckId id) {
        return results.stream().filter(result -> result.id() == id).findFirst();
    }

    /** {@return a table of all checks with what they found, remedies below it} */
    @Override
    public String toString() {
        return new ReportTable(this).toString();
    }
}
