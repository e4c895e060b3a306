package io.github.mysqlclone.testkit.container.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.testkit.TestkitException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MySqlImageTest {

    @Test
    void takesTheVersionThatIsAskedForAndThatOfAnImageThatDoesNotTell() {
        MySqlImage image = image("8.4.6-1.el9");

        assertThat(image.requireVersion(Optional.empty())).isEqualTo(image);
        assertThat(image.requireVersion(Optional.of("8.4"))).isEqualTo(image);
        MySqlImage silent = new MySqlImage("mine", "sha256:1", List.of(), Optional.empty());
        assertThat(silent.requireVersion(Optional.of("8.4"))).isEqualTo(silent);
    }

    @Test
    void refusesAnotherVersion() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> image("8.4.6-1.el9").requireVersion(Optional.of("8.4.60")))
                .withMessage("Image mysql:x has MySQL 8.4.6-1.el9, and clone.testkit.mysql.version asks for 8.4.60. "
                        + "Name another image with clone.testkit.image, or change the version.");
    }

    @Test
    void refusesAVersionWithoutThePlugin() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> image("8.0.16").requireVersion(Optional.empty()))
                .withMessage("Image mysql:x has MySQL 8.0.16, which is older than 8.0.17, the first version with the "
                        + "clone plugin. Name another with clone.testkit.image.");
    }

    @Test
    void tellsItsVersionOrSaysThatItDoesNot() {
        assertThat(image("8.4.6-1.el9").requiredVersion()).isEqualTo("8.4.6");
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> image("latest").requiredVersion())
                .withMessageContaining("mysql:x")
                .withMessageContaining("MYSQL_VERSION")
                .withMessageContaining("clone.testkit.image");
    }

    private static MySqlImage image(String version) {
        return new MySqlImage("mysql:x", "sha256:2", List.of(), MySqlImage.parsed(version));
    }

    @Test
    void doesNotTakeEveryTagForAVersion() {
        assertThat(MySqlImage.parsed("latest")).isEmpty();
        assertThat(MySqlImage.parsed("8.4").map(ServerVersion::major)).contains(8);
    }
}
