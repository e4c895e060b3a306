package io.github.mysqlclone.internal.checks.catalogue;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Facts with a fault, and all that the check says of it.
 *
 * @param text the findings: severity, number, ★ where the server says so only after data loss, side, message; then the
 *     remedy on a line of its own
 */
record FaultySample(CheckId id, String what, SampleFacts facts, String text) {

    static FaultySample of(CheckId id, String what, SampleFacts facts, String text) {
        return new FaultySample(id, what, facts, text);
    }

    List<Finding> findings() {
        return facts.check(id).findings();
    }

    String actualText() {
        return findings().stream().map(FaultySample::text).collect(Collectors.joining("\n"));
    }

    private static String text(Finding finding) {
        return finding.severity()
                + (finding.errorNumber().isPresent()
                        ? " " + finding.errorNumber().getAsInt()
                        : "")
                + (finding.onlyAfterDataLoss() ? " ★ " : " ")
                + finding.side().word() + ": " + finding.message()
                + finding.remedy().map(remedy -> "\n-> " + remedy).orElse("");
    }

    @Override
    public String toString() {
        return id + ": " + what;
    }
}
