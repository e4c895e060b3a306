package io.github.mysqlclone;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no step takes. */
class RemoteCloneSpecInputTest {

    private static final String SECRET = "G3heim";
    private static final RemoteCloneSpec SPEC = CloneSpec.remote("DB1", 3307);

    @Test
    void rejectsADonorAccountThatNoServerHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.donorAccount("u".repeat(33), SECRET))
                .withMessageStartingWith("user: at most 32 characters")
                .withMessageNotContaining(SECRET);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.donorAccount("clone", SECRET + "\uD83D\uDE00"))
                .withMessageStartingWith("password: ")
                .withMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "db1", "3e11fa47-71ca-11e1-9e33-c80aa942956", "3e11fa4771ca11e19e33c80aa9429562", "*"})
    void rejectsConsentForWhatIsNoUuid(String uuid) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.replaceDataOf(uuid))
                .withMessage("serverUuid: must be the value of @@server_uuid (was '" + uuid + "')");
    }

    @Test
    @SuppressWarnings("NullAway") // What callers without a null checker may do.
    void rejectsNullByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> SPEC.donorAccount(null))
                .withMessage("account");
        assertThatNullPointerException()
                .isThrownBy(() -> SPEC.donorServer(null))
                .withMessage("server");
        assertThatNullPointerException()
                .isThrownBy(() -> SPEC.dataDirectory(null))
                .withMessage("dataDirectory");
        assertThatNullPointerException()
                .isThrownBy(() -> SPEC.replaceDataOf(null))
                .withMessage("serverUuid");
        assertThatNullPointerException()
                .isThrownBy(() -> SPEC.serverAfterRestart(null))
                .withMessage("server");
        assertThatNullPointerException()
                .isThrownBy(() -> SPEC.accountAfterRestart(null))
                .withMessage("account");
        assertThatNullPointerException()
                .isThrownBy(() -> SPEC.restartStrategy(null))
                .withMessage("strategy");
        assertThatNullPointerException().isThrownBy(() -> SPEC.timeouts(null)).withMessage("timeouts");
        assertThatNullPointerException()
                .isThrownBy(() -> SPEC.preflightPolicy(null))
                .withMessage("policy");
        assertThatNullPointerException()
                .isThrownBy(() -> SPEC.donorAccount("clone", SECRET).openSession(null))
                .withMessage("recipient");
    }
}
