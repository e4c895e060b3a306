package io.github.mysqlclone.testkit.container.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.dockerjava.api.DockerClient;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.container.internal.engine.StubEngine.Registry;
import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.utility.DockerImageName;

class RyukImageTest {

    private static final Duration QUICKLY = Duration.ofSeconds(1);

    private final RyukImage ryuk = new RyukImage(DockerImageName.parse("registry.invalid/ryuk:1.0"), QUICKLY);

    @Test
    void findsWhatTheTestcontainersOnTheClassPathWants() {
        assertThat(RyukImage.ofTestcontainers()).isPresent();
    }

    @Test
    void isWantedUnlessTheEnvironmentSaysOtherwise() {
        assertThat(RyukImage.isWanted(environment(Map.of()))).isTrue();
        assertThat(RyukImage.isWanted(environment(Map.of("TESTCONTAINERS_RYUK_DISABLED", "no"))))
                .isTrue();
        assertThat(RyukImage.isWanted(environment(Map.of("TESTCONTAINERS_RYUK_DISABLED", "True"))))
                .isFalse();
    }

    @Test
    void isNotPulledWhereItIsOnTheEngine() throws IOException {
        try (StubEngine engine = new StubEngine(true, Registry.HAS_NO_ADDRESS);
                DockerClient client = engine.client()) {
            ryuk.require(client);

            assertThat(engine.pulls()).isEmpty();
        }
    }

    @Test
    void isPulledOnceWhereARegistryGivesIt() throws IOException {
        try (StubEngine engine = new StubEngine(false, Registry.GIVES_IT);
                DockerClient client = engine.client()) {
            ryuk.require(client);
            ryuk.require(client);

            assertThat(engine.pulls())
                    .singleElement()
                    .asString()
                    .contains("registry.invalid")
                    .contains("1.0");
        }
    }

    @Test
    void isMissedAtOnceWhereNoRegistryIsFound() throws IOException {
        try (StubEngine engine = new StubEngine(false, Registry.HAS_NO_ADDRESS);
                DockerClient client = engine.client()) {
            assertThatExceptionOfType(TestkitException.class)
                    .isThrownBy(() -> ryuk.require(client))
                    .withMessageContaining("Image registry.invalid/ryuk:1.0 is not on the container engine")
                    .withMessageContaining("no such host")
                    .withMessageContaining("TESTCONTAINERS_RYUK_DISABLED=true")
                    .withMessageContaining("docker load")
                    .withMessageContaining("clone.testkit.backend=process");
        }
    }

    @Test
    void isWaitedForOnlyOnceWhereTheRegistrySaysNothing() throws IOException {
        try (StubEngine engine = new StubEngine(false, Registry.SAYS_NOTHING);
                DockerClient client = engine.client()) {
            long begun = System.nanoTime();
            assertThatExceptionOfType(TestkitException.class)
                    .isThrownBy(() -> ryuk.require(client))
                    .withMessageContaining("no registry answered within 1 s");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(QUICKLY, QUICKLY.multipliedBy(5));

            assertThatExceptionOfType(TestkitException.class)
                    .isThrownBy(() -> ryuk.require(client))
                    .withMessageContaining("no registry answered within 1 s");
            assertThat(engine.pulls()).hasSize(1);
        }
    }

    @Test
    void isFoundByWhoeverLoadsItAfterAFailure() throws IOException {
        try (StubEngine without = new StubEngine(false, Registry.HAS_NO_ADDRESS);
                StubEngine with = new StubEngine(true, Registry.HAS_NO_ADDRESS);
                DockerClient before = without.client();
                DockerClient after = with.client()) {
            assertThatExceptionOfType(TestkitException.class).isThrownBy(() -> ryuk.require(before));

            assertThatCode(() -> ryuk.require(after)).doesNotThrowAnyException();
        }
    }

    private static SettingValues environment(Map<String, String> variables) {
        return new SettingValues(Map.of(), variables);
    }
}
