package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.server.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides whether a report refuses a clone: errors always, missing facts where data could be lost by accident. */
public final class PreflightRefusal {

    private PreflightRefusal() {}

    /** Return the message of the refusal; empty if the clone may go on. */
    public static Optional<String> of(CloneSpec spec, PreflightReport report) {
        List<String> reasons = new ArrayList<>();
        for (CheckResult result : report.results()) {
            result.findings().stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .forEach(finding -> reasons.add(result.id() + ": " + sentence(finding)));
            if (result.lacksFacts() && refusesWithoutFacts(spec, result)) {
                reasons.add(result.id() + ": unknown, and that is not good enough here: " + result.reason());
            }
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Preflight refuses the " + spec + "; nothing was changed.\n  " + String.join("\n  ", reasons));
    }

    private static String sentence(Finding finding) {
        String message = finding.message();
        String end = message.endsWith(".") ? " " : ". ";
        return finding.side().word() + ": " + message
                + finding.remedy().map(remedy -> end + remedy).orElse("");
    }

    /** Consent to lose the data is for a copy that can replicate, and that is not proven; whoever lowers errors takes the risk. */
    private static boolean mustReplicate(PreflightPolicy policy) {
        Finding unproven = Finding.error(Side.RECIPIENT, "it is not proven that the copy can replicate");
        return policy.replicationIntended().isPresent()
                && policy.judge(CheckId.REPLICATION_READY, unproven).severity() == Severity.ERROR;
    }

    /** Consent to lose the recipient's data is none to lose the donor's. */
    private static boolean isNotDowngraded(PreflightPolicy policy) {
        Finding atStake = Finding.error(Side.DONOR, "its files may be replaced");
        return policy.judge(CheckId.ABSOLUTE_PATHS, atStake).severity() == Severity.ERROR;
    }

    private static boolean refusesWithoutFacts(CloneSpec spec, CheckResult result) {
        if (spec.preflightPolicy().isStrict()) {
            return true;
        }
        if (result.id() == CheckId.REPLICATION_READY) {
            return spec.kind() == CloneKind.REPLACE && mustReplicate(spec.preflightPolicy());
        }
        if (result.id() == CheckId.ABSOLUTE_PATHS && !result.findings().isEmpty()) {
            return spec.kind() == CloneKind.REPLACE && isNotDowngraded(spec.preflightPolicy());
        }
        boolean dropsWithoutConsent = spec.kind() == CloneKind.REPLACE
                && spec instanceof RemoteCloneSpec remote
                && !remote.consentsToReplace();
        return dropsWithoutConsent && PreflightPolicy.guards().contains(result.id());
    }
}
