package io.github.mysqlclone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LocalCloneSpecTest {

    private static final LocalCloneSpec SPEC = CloneSpec.local("/backups/db1");

    @Test
    void hasDefaults() {
        assertThat(SPEC.kind()).isEqualTo(CloneKind.LOCAL);
        assertThat(SPEC.timeouts()).isEqualTo(CloneTimeouts.defaults());
        assertThat(SPEC.preflightPolicy().isStrict()).isFalse();
        assertThat(SPEC).hasToString("local clone into /backups/db1");
    }

    @Test
    void givesANewValueWithEachStep() {
        CloneTimeouts timeouts = CloneTimeouts.defaults().connect(Duration.ofSeconds(1));

        LocalCloneSpec timed = SPEC.timeouts(timeouts);
        LocalCloneSpec both = timed.preflightPolicy(PreflightPolicy.strict());

        assertThat(SPEC.timeouts()).isEqualTo(CloneTimeouts.defaults());
        assertThat(timed.timeouts()).isEqualTo(timeouts);
        assertThat(timed.preflightPolicy().isStrict()).isFalse();
        assertThat(both.timeouts()).isEqualTo(timeouts);
        assertThat(both.preflightPolicy().isStrict()).isTrue();
        assertThat(both.dataDirectory()).isEqualTo("/backups/db1");
    }

    @Test
    void opensASessionWithoutConnecting() {
        try (CloneSession session =
                SPEC.openSession(MySqlServer.at("no-such-host.invalid", 1).login("a", ""))) {
            assertThat(session).isNotNull();
        }
    }

    @Test
    void needsAnAccountForASession() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SPEC.openSession(MySqlServer.at("db1", 3306)))
                .withMessage("recipient: db1:3306 has no account; give one with login(user, password)");
    }

    @Test
    @SuppressWarnings("NullAway") // What callers without a null checker may do.
    void rejectsNullByName() {
        assertThatNullPointerException().isThrownBy(() -> SPEC.timeouts(null)).withMessage("timeouts");
        assertThatNullPointerException()
                .isThrownBy(() -> SPEC.preflightPolicy(null))
                .withMessage("preflightPolicy");
        assertThatNullPointerException()
                .isThrownBy(() -> SPEC.openSession(null))
                .withMessage("recipient");
    }
}
