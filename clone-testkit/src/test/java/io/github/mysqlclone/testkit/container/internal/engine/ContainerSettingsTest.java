package io.github.mysqlclone.testkit.container.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.container.internal.engine.ContainerSettings.Wanted;
import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerSettingsTest {

    @Test
    void leavesTestsOutByDefault() {
        assertThat(of(Map.of()).wanted()).isEqualTo(Wanted.AUTO);
        assertThat(of(Map.of()).image()).isEmpty();
    }

    @Test
    void takesWhatIsSet() {
        assertThat(of(Map.of("clone.testkit.containers", "Required")).wanted()).isEqualTo(Wanted.REQUIRED);
        assertThat(of(Map.of("clone.testkit.containers", "off")).wanted()).isEqualTo(Wanted.OFF);
        assertThat(of(Map.of("clone.testkit.image", "mysql:8.4")).image()).contains("mysql:8.4");
        assertThat(of(Map.of("clone.testkit.mysql.version", "8.4")).version()).contains("8.4");
    }

    @Test
    void refusesAnythingElse() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> of(Map.of("clone.testkit.containers", "yes")))
                .withMessage("clone.testkit.containers is 'yes': it must be required, auto or off");
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> of(Map.of("clone.testkit.image", "mysql:8 4")))
                .withMessage("clone.testkit.image is 'mysql:8 4': it must name an image, as in mysql:8.4");
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> of(Map.of("clone.testkit.mysql.version", "latest")))
                .withMessage("clone.testkit.mysql.version is 'latest': it must be a version such as 9, 8.4 or 9.7.4");
    }

    private static ContainerSettings of(Map<String, String> properties) {
        return ContainerSettings.of(new SettingValues(properties, Map.of()));
    }
}
