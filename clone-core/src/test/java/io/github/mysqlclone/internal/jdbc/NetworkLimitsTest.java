package io.github.mysqlclone.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NetworkLimitsTest {

    private static final NetworkLimits LIMITS = new NetworkLimits(Duration.ofSeconds(10), Duration.ofSeconds(30));
    private static final MySqlServer SERVER = MySqlServer.at("db1", 3306).login("admin", "G3heim");

    @Test
    void takesThoseOfTheServerBeforeItsOwn() {
        NetworkLimits limits = LIMITS.of(SERVER.limits(Duration.ofSeconds(60), Duration.ofMinutes(5)));

        assertThat(limits.connect()).hasSeconds(60);
        assertThat(limits.query()).hasMinutes(5);
        assertThat(LIMITS.of(SERVER)).isEqualTo(LIMITS);
    }

    @Test
    void isShortWhereItMustBeWhateverTheServerHas() {
        NetworkLimits limits =
                LIMITS.atMost(Duration.ofSeconds(5)).of(SERVER.limits(Duration.ofSeconds(2), Duration.ofMinutes(5)));

        assertThat(limits.connect()).hasSeconds(2);
        assertThat(limits.query()).hasSeconds(5);
    }
}
