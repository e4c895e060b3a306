package io.github.mysqlclone.internal.checks.rule;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.VisibleNames;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a rule says: findings, and the reasons why it could not look at everything. Neither means passed.
 *
 * @param findings what was found
 * @param missing why facts are missing
 */
public record Verdict(List<Finding> findings, List<String> missing) {

    /** Copy the lists. */
    public Verdict {
        findings = List.copyOf(findings);
        missing = List.copyOf(missing);
    }

    /** Nothing was found, and nothing was missing. */
    public static Verdict passed() {
        return new Verdict(List.of(), List.of());
    }

    /** Something was found. */
    public static Verdict found(Finding finding) {
        return new Verdict(List.of(finding), List.of());
    }

    /** A fact is missing. */
    public static Verdict unknown(String reason) {
        return new Verdict(List.of(), List.of(reason));
    }

    /** Judge a value; a missing one is unknown for the reason why it is missing. */
    public static <T> Verdict on(Fact<T> fact, Function<? super T, Verdict> rule) {
        if (fact instanceof Fact.Known<T> known) {
            return rule.apply(known.value());
        }
        return unknown(((Fact.Unknown<T>) fact).reason());
    }

    /** Judge two values together; missing is what either lacks. */
    public static <A, B> Verdict on(Fact<A> one, Fact<B> other, BiFunction<? super A, ? super B, Verdict> rule) {
        if (one instanceof Fact.Known<A> known) {
            return on(other, value -> rule.apply(known.value(), value));
        }
        return unknown(((Fact.Unknown<A>) one).reason()).and(on(other, value -> passed()));
    }

    /** A finding if the condition holds, otherwise passed. */
    public static Verdict foundIf(boolean condition, Supplier<Finding> finding) {
        return condition ? found(finding.get()) : passed();
    }

    /** A finding if any name is seen, and a missing fact where others may be hidden. */
    public static Verdict ofVisible(VisibleNames seen, Function<List<String>, Finding> finding) {
        return foundIf(!seen.names().isEmpty(), () -> finding.apply(seen.names()))
                .and(on(seen.isComplete(), complete -> passed()));
    }

    /** Add what another rule says. */
    public Verdict and(Verdict other) {
        List<Finding> allFindings = new ArrayList<>(findings);
        allFindings.addAll(other.findings);
        List<String> allMissing = new ArrayList<>(missing);
        allMissing.addAll(other.missing);
        return new Verdict(allFindings, allMissing);
    }

    /** Change each finding. */
    public Verdict mapFindings(UnaryOperator<Finding> change) {
        return new Verdict(findings.stream().map(change).toList(), missing);
    }

    /** Put the circumstance in front of the reasons why facts are missing. */
    public Verdict because(String circumstance) {
        return new Verdict(
                findings,
                missing.stream().map(reason -> circumstance + ": " + reason).toList());
    }

    /** Say it under the name of a check. */
    public CheckResult asResult(CheckId id) {
        Outcome outcome = !findings.isEmpty() ? Outcome.FOUND : missing.isEmpty() ? Outcome.PASSED : Outcome.UNKNOWN;
        return new CheckResult(
                id,
                outcome,
                findings,
                String.join("; ", missing.stream().distinct().toList()));
    }
}
