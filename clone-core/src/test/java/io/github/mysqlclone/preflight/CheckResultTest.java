package io.github.mysqlclone.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.mysqlclone.server.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CheckResultTest {

    private static final Finding ERROR = Finding.error(Side.DONOR, "it is off");
    private static final Finding WARNING = Finding.warning(Side.DONOR, "it is slow");

    @ParameterizedTest
    @EnumSource(names = "FOUND", mode = Mode.EXCLUDE)
    void refusesFindingsWithAnotherOutcomeThanFound(Outcome outcome) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CheckResult(CheckId.PLUGIN_ACTIVE, outcome, List.of(ERROR), "because"))
                .withMessage("findings: must be there for FOUND and only then (" + outcome + ")");
    }

    @Test
    void refusesFoundWithoutFindings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CheckResult(CheckId.PLUGIN_ACTIVE, Outcome.FOUND, List.of(), ""))
                .withMessageStartingWith("findings: must be there for FOUND");
    }

    @Test
    void refusesUnknownWithoutAReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CheckResult(CheckId.PLUGIN_ACTIVE, Outcome.UNKNOWN, List.of(), ""))
                .withMessage("reason: must say which fact is missing for UNKNOWN");
    }

    @Test
    @SuppressWarnings("NullAway") // What callers without a null checker may do.
    void refusesToHaveNoOutcome() {
        assertThatNullPointerException()
                .isThrownBy(() -> new CheckResult(CheckId.PLUGIN_ACTIVE, null, List.of(), ""))
                .withMessage("outcome");
    }

    @Test
    void hasAnErrorIfOneOfItsFindingsIsOne() {
        assertThat(found(WARNING, ERROR).hasError()).isTrue();
        assertThat(found(WARNING).hasError()).isFalse();
        assertThat(found(ERROR.severity(Severity.NOTICE)).hasError()).isFalse();
    }

    @Test
    void lacksFactsIfItHasAReasonEvenBesideFindings() {
        assertThat(new CheckResult(CheckId.PLUGIN_ACTIVE, Outcome.UNKNOWN, List.of(), "no SELECT").lacksFacts())
                .isTrue();
        assertThat(new CheckResult(CheckId.PLUGIN_ACTIVE, Outcome.FOUND, List.of(ERROR), "no SELECT").lacksFacts())
                .isTrue();
        assertThat(found(ERROR).lacksFacts()).isFalse();
    }

    @Test
    void keepsACopyOfItsFindings() {
        List<Finding> findings = new ArrayList<>(List.of(ERROR));
        CheckResult result = new CheckResult(CheckId.PLUGIN_ACTIVE, Outcome.FOUND, findings, "");

        findings.clear();

        assertThat(result.findings()).containsExactly(ERROR);
    }

    private static CheckResult found(Finding... findings) {
        return new CheckResult(CheckId.PLUGIN_ACTIVE, Outcome.FOUND, List.of(findings), "");
    }
}
