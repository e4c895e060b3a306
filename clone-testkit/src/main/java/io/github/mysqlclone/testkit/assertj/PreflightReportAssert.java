package io.github.mysqlclone.testkit.assertj;

import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.preflight.Severity;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/**
 * Asserts what preflight has found.
 *
 * @since 0.1.0
 */
public final class PreflightReportAssert extends AbstractAssert<PreflightReportAssert, PreflightReport> {

    PreflightReportAssert(PreflightReport actual) {
        super(actual, PreflightReportAssert.class);
    }

    /**
     * Asserts that there is no ERROR and no missing fact.
     *
     * @return this
     * @throws AssertionError with the report's table
     */
    public PreflightReportAssert isClean() {
        isNotNull();
        if (!actual.isClean()) {
            throw failure("Expected a clean preflight report but %s are not clean:%n%s", unclean(), actual);
        }
        return this;
    }

    private List<CheckId> unclean() {
        return actual.results().stream()
                .filter(result -> result.hasError() || result.lacksFacts())
                .map(CheckResult::id)
                .toList();
    }

    /**
     * Asserts that there is no ERROR; facts may be missing.
     *
     * @return this
     * @throws AssertionError with the report's table
     */
    public PreflightReportAssert hasNoErrors() {
        isNotNull();
        if (actual.hasErrors()) {
            throw failure("Expected a preflight report without errors but was:%n%s", actual);
        }
        return this;
    }

    /**
     * Asserts that a check found something of this severity.
     *
     * @param id the check
     * @param severity how much it matters
     * @return this
     * @throws AssertionError with what came of the check
     */
    public PreflightReportAssert hasFinding(CheckId id, Severity severity) {
        isNotNull();
        Optional<CheckResult> result = actual.result(id);
        boolean found = result.stream()
                .flatMap(check -> check.findings().stream())
                .map(Finding::severity)
                .anyMatch(severity::equals);
        if (!found) {
            throw failure(
                    "Expected a finding of %s with severity %s but %s",
                    id, severity, result.map(check -> "it was " + check).orElse("the report has no such check"));
        }
        return this;
    }

    /**
     * Asserts that a check found nothing, with all facts at hand.
     *
     * @param id the check
     * @return this
     * @throws AssertionError with what came of the check
     */
    public PreflightReportAssert hasPassed(CheckId id) {
        isNotNull();
        Optional<CheckResult> result = actual.result(id);
        boolean passed = result.filter(check -> switch (check.outcome()) {
                    case PASSED -> !check.lacksFacts();
                    case FOUND, UNKNOWN, NOT_APPLICABLE, SKIPPED -> false;
                })
                .isPresent();
        if (!passed) {
            throw failure(
                    "Expected %s to have passed but %s",
                    id, result.map(check -> "it was " + check).orElse("the report has no such check"));
        }
        return this;
    }
}
