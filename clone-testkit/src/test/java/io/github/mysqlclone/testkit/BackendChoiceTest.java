package io.github.mysqlclone.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.fault.FaultKind;
import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackendChoiceTest {

    private static final TestBackend.Availability THERE = new TestBackend.Available("it is there");
    private static final TestBackend.Availability NO_PROCESS =
            new TestBackend.Missing("  - no mysqld", "  - install MySQL");
    private static final TestBackend.Availability NO_CONTAINER =
            new TestBackend.Missing("  - no engine", "  - start an engine");

    /** A backend that says how it is and does nothing. */
    private record Stub(String name, TestBackend.Availability availability) implements TestBackend {

        @Override
        public boolean supports(FaultKind kind) {
            return false;
        }

        @Override
        public DataCopies copies() {
            throw new UnsupportedOperationException();
        }

        @Override
        public TestServer startServer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ClonePair createPair() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void takesProcessesWhereTheyAreToBeHad() {
        assertThat(choice(THERE, THERE).pick().name()).isEqualTo("process");
    }

    @Test
    void takesContainersWhereOnlyTheyAreToBeHad() {
        assertThat(choice(NO_PROCESS, THERE).pick().name()).isEqualTo("container");
    }

    @Test
    void takesWhatIsAskedFor() {
        assertThat(choice(THERE, THERE, "clone.testkit.backend", "container")
                        .pick()
                        .name())
                .isEqualTo("container");
    }

    @Test
    void takesNothingElseWhereWhatIsAskedForIsMissing() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> choice(THERE, NO_CONTAINER, "clone.testkit.backend", "container")
                        .pick())
                .withMessage("""
                        clone.testkit.backend asks for container, and no MySQL is to be had that way. Looked for:
                          - no engine
                        Any of these helps:
                          - start an engine
                          - another clone.testkit.backend, or none""");
    }

    @Test
    void saysInOneErrorWhatWasLookedForWhereNothingIs() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> choice(NO_PROCESS, NO_CONTAINER).pick())
                .withMessage("""
                        No MySQL server is to be had on this machine. Looked for:
                        As a process:
                          - no mysqld
                        As a container:
                          - no engine
                        Any of these helps:
                          - install MySQL
                          - start an engine""");
    }

    @Test
    void refusesABackendThatIsNone() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() ->
                        choice(THERE, THERE, "clone.testkit.backend", "vm").pick())
                .withMessage("clone.testkit.backend is 'vm': it must be process or container");
    }

    @Test
    void saysThatTheJarIsNotWhole() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> new BackendChoice(new SettingValues(Map.of(), Map.of()), List.of()).pick())
                .withMessageContaining("META-INF/services/");
    }

    private static BackendChoice choice(TestBackend.Availability process, TestBackend.Availability container) {
        return new BackendChoice(new SettingValues(Map.of(), Map.of()), backends(process, container));
    }

    private static BackendChoice choice(
            TestBackend.Availability process, TestBackend.Availability container, String setting, String value) {
        return new BackendChoice(new SettingValues(Map.of(setting, value), Map.of()), backends(process, container));
    }

    private static List<TestBackend> backends(TestBackend.Availability process, TestBackend.Availability container) {
        return List.of(new Stub("process", process), new Stub("container", container));
    }
}
