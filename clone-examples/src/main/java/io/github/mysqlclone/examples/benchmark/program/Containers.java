package io.github.mysqlclone.examples.benchmark.program;

import io.github.mysqlclone.testkit.TestBackend;
import io.github.mysqlclone.testkit.container.ContainerBackend;
import java.util.Optional;

/** Whether containers can be measured. The kit's own reason names the places of this machine, which belong in no document. */
public final class Containers {

    private Containers() {}

    /** Returns what to say instead of figures; empty where there are some. */
    public static Optional<String> objection() {
        return new ContainerBackend().availability() instanceof TestBackend.Missing
                ? Optional.of("not measured, no container engine that the test kit can use answers here")
                : Optional.empty();
    }
}
