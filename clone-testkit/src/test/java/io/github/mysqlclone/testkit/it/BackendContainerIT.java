package io.github.mysqlclone.testkit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestBackend;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.container.ContainerServerSpec;
import io.github.mysqlclone.testkit.container.junit.NeedsContainers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How servers in containers are asked for. */
@Tag(Lane.FULL)
@NeedsContainers
class BackendContainerIT {

    private static final String BACKEND = "clone.testkit.backend";

    @AfterEach
    void askForNothing() {
        System.clearProperty(BACKEND);
    }

    @Test
    void isPickedWithinASecondWhereItIsAskedFor() {
        System.setProperty(BACKEND, "container");
        long begun = System.nanoTime();

        TestBackend backend = TestBackend.pick();

        assertThat(backend.name()).isEqualTo("container");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void saysSoonThatAnImageIsNotToBeHad() {
        long begun = System.nanoTime();

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> ContainerServerSpec.standard()
                        .image("127.0.0.1:1/mysql:8.4")
                        .create())
                .withMessageContaining(
                        "Image 127.0.0.1:1/mysql:8.4 is not on the container engine, and cannot be pulled")
                .withMessageContaining("clone.testkit.image")
                .withMessageContaining("clone.testkit.backend=process");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }
}
