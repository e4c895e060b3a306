package io.github.mysqlclone.testkit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.container.junit.NeedsContainers;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever turns the logger of the servers on reads their error logs while they run, in whichever way they run. */
@Tag(Lane.FULL)
class FollowedLogIT {

    private static final String LEVEL = "-Dorg.slf4j.simpleLogger.log.io.github.mysqlclone.testkit.mysqld=trace";

    @TempDir
    private Path folder;

    @Test
    void isThatOfAProcess() throws Exception {
        assertThat(outputOf(ServerInAPlace.class)).containsPattern("TRACE mysqld - MySQL .*ready for connections");
    }

    @Test
    @NeedsContainers
    void isThatOfAContainer() throws Exception {
        assertThat(outputOf(ContainerBinding.class)).containsPattern("TRACE mysqld - MySQL .*ready for connections");
    }

    private String outputOf(Class<?> main) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(
                environment -> environment.put("JAVA_TOOL_OPTIONS", LEVEL), main, folder.resolve("output"))) {
            assertThat(jvm.awaitExit()).as(jvm.output()).isZero();
            return jvm.output();
        }
    }
}
