package io.github.mysqlclone.testkit.container.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedPortsTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.0.0.2"})
    void areKeptToTheLoopbackInterfaceWhereTheyAreReachedByIt(String host) {
        assertThat(PublishedPorts.address(host, () -> {
                    throw new AssertionError("no need to ask");
                }))
                .contains("127.0.0.1");
    }

    @Test
    void areKeptToTheGatewayByWhichContainersReachThem() {
        assertThat(PublishedPorts.address("172.17.0.1", () -> Set.of("172.18.0.1", "172.17.0.1")))
                .contains("172.17.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "engine.invalid"})
    void areNotKeptToAnyAddressWhereTheEngineIsElsewhere(String host) {
        assertThat(PublishedPorts.address(host, () -> Set.of("172.17.0.1"))).isEmpty();
    }
}
