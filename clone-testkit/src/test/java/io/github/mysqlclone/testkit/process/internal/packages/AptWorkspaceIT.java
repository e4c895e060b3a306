package io.github.mysqlclone.testkit.process.internal.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.it.Lane;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag(Lane.FULL)
class AptWorkspaceIT {

    /** Port 1 of this machine: nobody listens there. */
    private static final String NOBODY = "http://127.0.0.1:1/debian";

    @Test
    void tellsWhatAptSaidOfAMirrorThatCannotBeReached(@TempDir Path folder) throws IOException {
        try (AptWorkspace workspace = AptWorkspace.create(folder.resolve("apt"))) {
            workspace.useUnstableOf(NOBODY);

            workspace.update();

            assertThat(workspace.problems()).contains("apt-get update said").contains(NOBODY);
        }
    }
}
