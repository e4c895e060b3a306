package io.github.mysqlclone.internal.checks.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.server.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Finding FINDING = Finding.error(Side.DONOR, "it is off");

    @Test
    void passesWithoutFindingsAndWithAllFacts() {
        assertThat(Verdict.passed().and(Verdict.passed()).asResult(CheckId.PLUGIN_ACTIVE))
                .isEqualTo(new CheckResult(CheckId.PLUGIN_ACTIVE, Outcome.PASSED, List.of(), ""));
    }

    @Test
    void isUnknownAsSoonAsOneFactIsMissing() {
        assertThat(Verdict.passed().and(Verdict.unknown("no SELECT")).asResult(CheckId.PLUGIN_ACTIVE))
                .isEqualTo(new CheckResult(CheckId.PLUGIN_ACTIVE, Outcome.UNKNOWN, List.of(), "no SELECT"));
    }

    @Test
    void keepsFindingsAndMissingFactsSideBySide() {
        assertThat(Verdict.unknown("no SELECT").and(Verdict.found(FINDING)).asResult(CheckId.PLUGIN_ACTIVE))
                .isEqualTo(new CheckResult(CheckId.PLUGIN_ACTIVE, Outcome.FOUND, List.of(FINDING), "no SELECT"));
    }

    @Test
    void namesEachReasonOnce() {
        assertThat(Verdict.unknown("a")
                        .and(Verdict.unknown("b"))
                        .and(Verdict.unknown("a"))
                        .asResult(CheckId.PLUGIN_ACTIVE)
                        .reason())
                .isEqualTo("a; b");
    }
}
