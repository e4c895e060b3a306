package io.github.mysqlclone.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriverPropertiesTest {

    private static final MySqlServer SERVER = MySqlServer.at("db1", 3306).login("admin", "secret");

    private static Properties of(MySqlServer server) {
        return DriverProperties.of(server, new NetworkLimits(Duration.ofSeconds(1), Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profileSQL",
                "PROFILESQL",
                "LOGSLOWQUERIES",
                "DumpQueriesOnException",
                "gatherperfmetrics",
                "autoreconnect",
                "allowmultiqueries",
                "MAXROWS"
            })
    void winOverWhateverIsGivenInAnyLetterCase(String name) {
        Properties properties = of(SERVER.property(name, "true"));

        TreeMap<Object, Object> found = new TreeMap<>(properties);
        found.keySet().removeIf(key -> !key.toString().equalsIgnoreCase(name));
        assertThat(found).hasSize(1);
        assertThat(found.firstEntry().getValue()).isIn("false", "-1");
    }

    @Test
    void carryTheLimitsAndTheAccount() {
        assertThat(of(SERVER.property("sockettimeout", "0")))
                .containsEntry("connectTimeout", "1000")
                .containsEntry("sockettimeout", "2000")
                .containsEntry("user", "admin")
                .containsEntry("password", "secret");
    }

    @Test
    void leaveToTheCallerWhatIsNotTheLibrarys() {
        assertThat(of(SERVER.property("characterEncoding", "latin1").property("useCompression", "true")))
                .containsEntry("characterEncoding", "latin1")
                .containsEntry("useCompression", "true");
    }
}
