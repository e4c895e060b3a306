package io.github.mysqlclone.testkit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.it.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyWhileEvictedTest {

    private static final int JVMS = 3;
    private static final int COPIES = 20;

    @TempDir
    private Path folder;

    @Test
    void isWholeOrKnownToBeLostWhileOthersBuildAndEvict() throws Exception {
        List<ChildJvm> jvms = new ArrayList<>();
        try {
            for (int number = 0; number < JVMS; number++) {
                jvms.add(ChildJvm.start(
                        CopyingJvm.class,
                        folder.resolve("out-" + number),
                        folder.toString(),
                        String.valueOf(number),
                        String.valueOf(COPIES)));
            }
            for (ChildJvm jvm : jvms) {
                assertThat(jvm.awaitExit()).as(jvm.output()).isZero();
                assertThat(jvm.output().lines().toList())
                        .last()
                        .asString()
                        .matches("whole ([2-9][0-9]|[0-9]{3,}) lost [0-9]+ torn 0");
                assertThat(jvm.output()).doesNotContain("Exception");
            }
        } finally {
            jvms.forEach(ChildJvm::close);
        }
        try (Stream<Path> left = Files.list(folder.resolve("cache"))) {
            assertThat(left).noneMatch(path -> path.toString().endsWith(".partial"));
        }
    }
}
