package io.github.mysqlclone.testkit.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerPlanTest {

    private static final ContainerPlan PLAN = ContainerPlan.standard();

    @TempDir
    private Path folder;

    @Test
    void isKnownByAllThatMakesItsData() throws IOException {
        assertThat(List.of(
                        PLAN.fingerprint("image"),
                        PLAN.fingerprint("other"),
                        PLAN.withOptions(PLAN.options().with("max_connections", "7"))
                                .fingerprint("image"),
                        PLAN.withVariable("TZ", "UTC").fingerprint("image"),
                        PLAN.withVariable("A", "1").withVariable("B", "2").fingerprint("image"),
                        PLAN.withVariable("A", "1, B=2").fingerprint("image"),
                        PLAN.withData(archive("old")).fingerprint("image"),
                        PLAN.withData(archive("new")).fingerprint("image")))
                .doesNotHaveDuplicates();
    }

    @Test
    void isKnownByNothingElse() throws IOException {
        assertThat(PLAN.withSupervision(false).withSmallDisk(1 << 20).fingerprint("image"))
                .isEqualTo(PLAN.fingerprint("image"));
        assertThat(PLAN.withVariable("B", "2").withVariable("A", "1").fingerprint("image"))
                .isEqualTo(PLAN.withVariable("A", "1").withVariable("B", "2").fingerprint("image"));
        DataArchive archive = archive("same");
        DataArchive moved = new DataArchive(Files.copy(archive.file(), folder.resolve("moved.tar")));
        assertThat(PLAN.withData(moved).fingerprint("image"))
                .isEqualTo(PLAN.withData(archive).fingerprint("image"));
    }

    private DataArchive archive(String content) throws IOException {
        return new DataArchive(Files.writeString(folder.resolve(content + ".tar"), content));
    }
}
