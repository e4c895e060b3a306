package io.github.mysqlclone.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PreflightPolicyTest {

    @Test
    void leavesNothingOutUnlessTold() {
        for (PreflightPolicy policy : new PreflightPolicy[] {PreflightPolicy.standard(), PreflightPolicy.strict()}) {
            assertThat(Arrays.stream(CheckId.values()).filter(policy::skips)).isEmpty();
        }
    }

    @Test
    void isStrictOnlyWhereAskedFor() {
        assertThat(PreflightPolicy.standard().isStrict()).isFalse();
        assertThat(PreflightPolicy.strict().isStrict()).isTrue();
        assertThat(PreflightPolicy.strict().skip(CheckId.DONOR_LISTED).isStrict())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"RECIPIENT_DATA", "SAME_SERVER", "RECIPIENT_FLAVOUR", "DONOR_FLAVOUR"})
    void leavesOutWhatIsNoGuard(CheckId id) {
        PreflightPolicy before = PreflightPolicy.standard();

        PreflightPolicy after = before.skip(id);

        assertThat(Arrays.stream(CheckId.values()).filter(after::skips)).containsExactly(id);
        assertThat(before.skips(id)).isFalse();
    }

    @Test
    void addsUpWhatIsLeftOut() {
        PreflightPolicy policy =
                PreflightPolicy.standard().skip(CheckId.DONOR_LISTED).skip(CheckId.VERSION_MATCH);

        assertThat(Arrays.stream(CheckId.values()).filter(policy::skips))
                .containsExactly(CheckId.VERSION_MATCH, CheckId.DONOR_LISTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"RECIPIENT_DATA", "SAME_SERVER", "RECIPIENT_FLAVOUR", "DONOR_FLAVOUR"})
    void refusesToLeaveOutAGuard(CheckId id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PreflightPolicy.strict().skip(id))
                .withMessage("id: " + id + " guards against destroying the wrong server's data and can be neither left"
                        + " out nor downgraded");
        assertThat(PreflightPolicy.guards()).contains(id);
    }

    @Test
    void handsOutACopyOfTheGuards() {
        PreflightPolicy.guards().clear();

        assertThat(PreflightPolicy.guards()).hasSize(4);
    }
}
