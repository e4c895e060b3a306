package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.preflight.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the report predicted and what the server said, side by side. */
record Agreement(Scenario scenario, PreflightReport report, ServerWord word, Loss loss) {

    /** Returns what does not fit; nothing if all does. */
    List<String> disagreements() {
        List<String> problems = new ArrayList<>();
        expected(problems);
        if (!(scenario.expectation() instanceof Expectation.StricterThanServer)) {
            everyErrorComesTrue(problems);
        }
        if (!(scenario.expectation() instanceof Expectation.FailsUnforeseen)) {
            silenceMeansSuccess(problems);
        }
        lossIsForeseen(problems);
        return problems;
    }

    /** An ERROR that does not say that data would be gone by then means that none is. */
    private void lossIsForeseen(List<String> problems) {
        boolean foreseen = report.results().stream()
                .flatMap(result -> result.findings().stream())
                .filter(finding -> finding.errorNumber().isPresent())
                .anyMatch(Finding::onlyAfterDataLoss);
        if (word instanceof ServerWord.Failed && !foreseen && !loss.isNone()) {
            problems.add("nothing said that data would be lost: " + loss.gone());
        }
    }

    /** An ERROR with a number means that the clone fails with that number. */
    private void everyErrorComesTrue(List<String> problems) {
        List<Finding> later = laterErrors(problems);
        for (Finding finding : report.findings(Severity.ERROR)) {
            if (later.contains(finding)) {
                continue;
            }
            if (finding.errorNumber().isPresent()
                    && !failedWith(finding.errorNumber().getAsInt())) {
                problems.add("an ERROR says " + finding.errorNumber().getAsInt() + ": " + finding.message());
            } else if (finding.errorNumber().isEmpty() && word instanceof ServerWord.Completed) {
                problems.add("an ERROR, yet it completed: " + finding.message());
            }
        }
    }

    /** Those that the scenario names as coming later must be there, and stand behind the one that the server says. */
    private List<Finding> laterErrors(List<String> problems) {
        if (!(scenario.expectation() instanceof Expectation.FailsWith fails)
                || fails.later().isEmpty()) {
            return List.of();
        }
        List<Finding> later = report.result(fails.later().get()).orElseThrow().findings();
        List<Finding> errors = report.findings(Severity.ERROR);
        if (later.isEmpty()
                || errors.indexOf(later.get(0))
                        <= errors.indexOf(result().findings().get(0))) {
            problems.add(fails.later().get() + " does not stand behind " + scenario.about());
        }
        return later;
    }

    /** No ERROR and no WARNING with a number mean that the clone completes. */
    private void silenceMeansSuccess(List<String> problems) {
        if (!report.hasErrors() && numberedWarnings().isEmpty() && !(word instanceof ServerWord.Completed)) {
            problems.add("nothing was foreseen");
        }
    }

    private void expected(List<String> problems) {
        Expectation expectation = scenario.expectation();
        boolean fits;
        if (expectation instanceof Expectation.FailsWith fails) {
            fits = has(Severity.ERROR, fails.number()) && failedWith(fails.number());
        } else if (expectation instanceof Expectation.MayFailWith may) {
            fits = has(Severity.WARNING, may.number()) && failedWith(may.number()) && !report.hasErrors();
        } else if (expectation instanceof Expectation.FailsUnforeseen fails) {
            fits = outcome() == Outcome.UNKNOWN && failedWith(fails.number()) && !report.hasErrors();
        } else if (expectation instanceof Expectation.CompletesNoted) {
            fits = outcome() == Outcome.FOUND && completesUnwarned();
        } else if (expectation instanceof Expectation.CompletesUnforeseen) {
            fits = result().lacksFacts() && completesUnwarned();
        } else if (expectation instanceof Expectation.StricterThanServer stricter) {
            fits = result().hasError() && stricter.serverDoes().isInstance(word);
        } else {
            fits = !result().hasError() && completesUnwarned();
        }
        if (!fits) {
            problems.add("expected " + expectation);
        }
    }

    private boolean completesUnwarned() {
        return word instanceof ServerWord.Completed
                && !report.hasErrors()
                && result().findings().stream()
                        .allMatch(finding -> finding.errorNumber().isEmpty());
    }

    private boolean failedWith(int number) {
        return word instanceof ServerWord.Failed failed
                && (failed.number() == number || failed.error().number() == number);
    }

    private boolean has(Severity severity, int number) {
        return result().findings().stream()
                .anyMatch(finding ->
                        finding.severity() == severity && finding.errorNumber().orElse(0) == number);
    }

    private Outcome outcome() {
        return result().outcome();
    }

    private CheckResult result() {
        return report.result(scenario.about()).orElseThrow();
    }

    private List<Finding> numberedWarnings() {
        return report.findings(Severity.WARNING).stream()
                .filter(finding -> finding.errorNumber().isPresent())
                .toList();
    }

    /** One line on what the report said, for a person. */
    private String predicted() {
        String found = report.results().stream()
                .filter(result -> result.outcome() == Outcome.FOUND)
                .map(result -> result.id() + " "
                        + result.findings().stream().map(Agreement::brief).toList())
                .collect(Collectors.joining(", "));
        String lacking = report.results().stream()
                .filter(CheckResult::lacksFacts)
                .map(result -> result.id().name())
                .collect(Collectors.joining(", "));
        return (found.isEmpty() ? "nothing found" : found) + (lacking.isEmpty() ? "" : "; unknown: " + lacking);
    }

    private static String brief(Finding finding) {
        return (finding.onlyAfterDataLoss() ? "★ " : "")
                + finding.severity()
                + (finding.errorNumber().isPresent()
                        ? " " + finding.errorNumber().getAsInt()
                        : "");
    }

    @Override
    public String toString() {
        return scenario + " [" + scenario.about() + "]\n  expected: " + scenario.expectation() + "\n  predicted: "
                + predicted() + "\n  the server: " + word + (loss.isNone() ? "" : ", having dropped " + loss.gone());
    }
}
