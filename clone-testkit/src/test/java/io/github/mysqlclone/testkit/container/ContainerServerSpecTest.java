package io.github.mysqlclone.testkit.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mysqlclone.testkit.ServerOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerServerSpecTest {

    private final ContainerServerSpec spec = ContainerServerSpec.standard();

    @Test
    void staysAsItIs() {
        assertThat(spec.image("mysql:9").unsupervised().smallDisk(1).plan()).isNotEqualTo(spec.plan());
        assertThat(spec.plan()).isEqualTo(ContainerPlan.standard());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "mysql:bad tag", "mysql:"})
    void refusesWhatNamesNoImage(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> spec.image(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mysql:8.4", "registry.example:5000/our/mysql:9-slim", "mysql:8.4@sha256:%s"})
    void takesNamesOfAllKinds(String name) {
        String full = name.formatted("0".repeat(64));

        assertThat(spec.image(full).plan().image()).contains(full);
    }

    @ParameterizedTest
    @ValueSource(strings = {"datadir", "PORT", "log-error", "loose_port"})
    void refusesAnOptionThatIsTheKits(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.option(name, "1"))
                .withMessageContaining("Option " + name + " is the kit's to set");
        assertThatIllegalArgumentException().isThrownBy(() -> spec.flag(name));
        assertThatIllegalArgumentException().isThrownBy(() -> spec.with(ServerOption.parse(name + "=1")));
    }

    @Test
    void refusesADiskWithoutRoom() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.smallDisk(0))
                .withMessage("bytes is 0: it must be 1 or more");
    }

    @Test
    void refusesANameThatIsNoOption() {
        assertThatIllegalArgumentException().isThrownBy(() -> spec.option("--port", "1"));
    }

    @Test
    void runsTheImagesOwnCommandBehindTheSupervisor() {
        List<String> command = ContainerSupervisor.command(true, List.of("docker-entrypoint.sh", "mysqld"));

        assertThat(command).startsWith("sh", "-c").endsWith("supervisor", "yes", "docker-entrypoint.sh", "mysqld");
        assertThat(ContainerSupervisor.command(false, List.of()))
                .endsWith("supervisor", "no", "docker-entrypoint.sh", "mysqld");
    }
}
