package io.github.mysqlclone.testkit.container.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.dockerjava.api.DockerClient;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.container.internal.engine.StubEngine.Registry;
import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImagesTest {

    private static final ContainerSettings SETTINGS = ContainerSettings.of(new SettingValues(Map.of(), Map.of()));

    @Test
    void pullOnceInThisJvmWhatNoRegistryGives() throws IOException {
        Optional<String> name = Optional.of("registry.invalid/missing:9");
        try (StubEngine engine = new StubEngine(false, Registry.HAS_NO_ADDRESS);
                DockerClient client = engine.client()) {
            for (int asked = 0; asked < 3; asked++) {
                assertThatExceptionOfType(TestkitException.class)
                        .isThrownBy(() -> new Images(client, SETTINGS).pick(name))
                        .withMessageContaining("no such host");
            }

            assertThat(engine.pulls()).hasSize(1);
        }
    }

    @Test
    void areFoundOnceSomebodyHasLoadedThem() throws IOException {
        Optional<String> name = Optional.of("registry.invalid/later:9");
        try (StubEngine without = new StubEngine(false, Registry.HAS_NO_ADDRESS);
                StubEngine with = new StubEngine(true, Registry.HAS_NO_ADDRESS);
                DockerClient before = without.client();
                DockerClient after = with.client()) {
            assertThatExceptionOfType(TestkitException.class).isThrownBy(() -> new Images(before, SETTINGS).pick(name));

            assertThat(new Images(after, SETTINGS).pick(name).name()).isEqualTo("registry.invalid/later:9");
        }
    }
}
