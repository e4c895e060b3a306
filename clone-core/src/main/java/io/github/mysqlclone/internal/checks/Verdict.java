package io.github.mysqlclone.internal.checks;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a rule says: findings, and the reasons why it could not look at everything. Neither means passed.
 *
 * @param findings what was found
 * @param missing why facts are missing
 */
record Verdict(List<Finding> findings, List<String> missing) {

    Verdict {
        findings = List.copyOf(findings);
        missing = List.copyOf(missing);
    }

    static Verdict passed() {
        return new Verdict(List.of(), List.of());
    }

    static Verdict found(Finding finding) {
        return new Verdict(List.of(finding), List.of());
    }

    static Verdict unknown(String reason) {
        return new Verdict(List.of(), List.of(reason));
    }

    /** Judge a value; a missing one is unknown for the reason why it is missing. */
    static <T> Verdict on(Fact<T> fact, Function<? super T, Verdict> rule) {
        if (fact instanceof Fact.Known<T> known) {
            return rule.apply(known.value());
        }
        return unknown(((Fact.Unknown<T>) fact).reason());
    }

    /** Add what another rule says. */
    Verdict and(Verdict other) {
        List<Finding> allFindings = new ArrayList<>(findings);
        allFindings.addAll(other.findings);
        List<String> allMissing = new ArrayList<>(missing);
        allMissing.addAll(other.missing);
        return new Verdict(allFindings, allMissing);
    }

    CheckResult asResult(CheckId id) {
        Outcome outcome = !findings.isEmpty() ? Outcome.FOUND : missing.isEmpty() ? Outcome.PASSED : Outcome.UNKNOWN;
        return new CheckResult(
                id,
                outcome,
                findings,
                String.join("; ", missing.stream().distinct().toList()));
    }
}
