package io.github.mysqlclone.testkit.process.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerEnvironmentTest {

    @Test
    void tellsTheTimeZoneThatIsInherited() {
        assertThat(List.of(
                        ServerEnvironment.fingerprint(Map.of(), Map.of()),
                        ServerEnvironment.fingerprint(Map.of(), Map.of("TZ", "UTC")),
                        ServerEnvironment.fingerprint(Map.of(), Map.of("TZ", "America/New_York"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void takesTheTimeZoneThatIsGivenForTheOneThatIsInherited() {
        assertThat(ServerEnvironment.fingerprint(Map.of("TZ", "UTC"), Map.of("TZ", "America/New_York")))
                .isEqualTo(ServerEnvironment.fingerprint(Map.of("TZ", "UTC"), Map.of()))
                .isNotEqualTo(ServerEnvironment.fingerprint(Map.of("TZ", "America/New_York"), Map.of()));
    }

    @Test
    void leavesAllElseThatIsInheritedAside() {
        assertThat(ServerEnvironment.fingerprint(Map.of(), Map.of("PATH", "/bin")))
                .isEqualTo(ServerEnvironment.fingerprint(Map.of(), Map.of()));
    }
}
