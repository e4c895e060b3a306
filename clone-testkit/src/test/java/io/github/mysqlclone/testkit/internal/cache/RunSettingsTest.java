package io.github.mysqlclone.testkit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSettingsTest {

    @Test
    void keepsNothingAndWaitsAMinuteUnlessSet() {
        assertThat(RunSettings.of(new SettingValues(Map.of(), Map.of())))
                .isEqualTo(new RunSettings(false, Duration.ofMinutes(1), OptionalInt.empty(), OptionalInt.empty()));
    }

    @Test
    void readsWhatIsSetInTheOrderOfPropertyEnvironmentProject() {
        SettingValues values = new SettingValues(
                Map.of(RunSettings.START_LIMIT, "120"),
                Map.of("CLONE_TESTKIT_START_LIMIT", "5", "CLONE_TESTKIT_PARALLEL", "2"),
                Map.of(RunSettings.PARALLEL, "9", RunSettings.KEEP, "failed", RunSettings.PORT, "13306"));

        assertThat(RunSettings.of(values))
                .isEqualTo(new RunSettings(true, Duration.ofMinutes(2), OptionalInt.of(2), OptionalInt.of(13_306)));
    }

    @Test
    void saysWhatGivesASlowMachineMoreTime() {
        RunSettings settings = RunSettings.of(new SettingValues(Map.of(RunSettings.START_LIMIT, "5"), Map.of()));

        assertThat(settings.adviceAfter(Duration.ofSeconds(5))).contains(RunSettings.START_LIMIT);
        assertThat(settings.adviceAfter(Duration.ofSeconds(4))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        RunSettings.KEEP + ", always",
        RunSettings.START_LIMIT + ", 0",
        RunSettings.START_LIMIT + ", 1 min",
        RunSettings.PARALLEL + ", -1",
        RunSettings.PORT + ", 65536"
    })
    void refusesAnythingElse(String name, String value) {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> RunSettings.of(new SettingValues(Map.of(name, value), Map.of())))
                .withMessageContaining(name)
                .withMessageContaining("'" + value + "'");
    }
}
