package io.github.mysqlclone.testkit.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands in for a server here writes one file: the store does not look into it. */
class TemplateStoreTest {

    private final StubCopies copies = new StubCopies();
    private final MySqlTemplate template =
            MySqlTemplate.populatedBy(Population.code("1", dataSource -> {})).on(copies);

    @AfterEach
    void forgetTheTemplate() throws IOException {
        TemplateFolder.of(template).close();
    }

    @Test
    void buildsNothingAgainThatFailedInThisJvm() {
        copies.onBuild.add(failing("line 2: error 1064"));

        IntStream.range(0, 4)
                .parallel()
                .forEach(thread -> assertThatExceptionOfType(TestkitException.class)
                        .isThrownBy(template::build)
                        .withMessageContaining("line 2: error 1064"));

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(template::build)
                .withMessageContaining("line 2: error 1064")
                .withMessageContaining("failed in this JVM before");
        assertThat(copies.builds).hasValue(1);
    }

    @Test
    void buildsAgainWhatFailedOnceItIsToldTo() {
        copies.onBuild.add(failing("no room"));
        assertThatExceptionOfType(TestkitException.class).isThrownBy(template::build);

        template.rebuild();

        assertThat(data()).isDirectory();
    }

    @Test
    void remembersNoInterruption() {
        copies.onBuild.add(() -> {
            Thread.currentThread().interrupt();
            throw new TestkitException("interrupted");
        });
        assertThatExceptionOfType(TestkitException.class).isThrownBy(template::build);
        assertThat(Thread.interrupted()).isTrue();

        template.build();

        assertThat(data()).isDirectory();
    }

    @Test
    void rebuildsWhatIsThere() {
        template.build();

        template.rebuild();

        assertThat(copies.builds).hasValue(2);
        assertThat(data()).isDirectory();
    }

    @Test
    void buildsAgainWhatIsOlderThanItMayBe() throws IOException {
        MySqlTemplate daily = template.rebuiltAfter(Duration.ofDays(1));
        daily.build();
        setAge(Duration.ofHours(23));
        daily.build();
        assertThat(copies.builds).hasValue(1);

        setAge(Duration.ofHours(25));
        template.build();
        assertThat(copies.builds).hasValue(1);
        daily.build();
        assertThat(copies.builds).hasValue(2);
        daily.build();

        assertThat(copies.builds).hasValue(2);
    }

    @Test
    void refusesALimitThatIsNoneBeforeItBuilds() {
        System.setProperty("clone.testkit.template.limit", "much");
        try {
            assertThatExceptionOfType(TestkitException.class)
                    .isThrownBy(template::build)
                    .withMessageContaining("clone.testkit.template.limit");
        } finally {
            System.clearProperty("clone.testkit.template.limit");
        }
        assertThat(copies.builds).hasValue(0);
    }

    /** As after a step of the clock. */
    @Test
    void takesWhatComesFromTheFutureForYoung() throws IOException {
        MySqlTemplate daily = template.rebuiltAfter(Duration.ofDays(1));
        daily.build();

        setAge(Duration.ofDays(-400));
        daily.build();

        assertThat(copies.builds).hasValue(1);
    }

    @Test
    void beginsAnewWhereWhatItCopiesIsTakenAway() {
        copies.onStart.add(() -> {
            try {
                TemplateFolder.of(template).close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            throw new TestkitException("Cannot copy");
        });

        assertThat(template.newServer()).hasToString("a server");
        assertThat(copies.builds).hasValue(2);
        assertThat(copies.starts).hasValue(2);
    }

    @Test
    void beginsAnewWhereAnotherOneHasThePlaceOfWhatItCopied() {
        copies.onStart.add(() -> {
            MySqlTemplate other = template.rebuiltAfter(Duration.ofDays(1)); // as in another JVM
            other.rebuild();
            throw new TestkitException("Cannot copy");
        });

        assertThat(template.newServer()).hasToString("a server");
        assertThat(copies.starts).hasValue(2);
    }

    @Test
    void passesOnWhatIsWrongWithTheServerItself() {
        copies.onStart.add(failing("did not take connections"));

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(template::newServer)
                .withMessage("did not take connections");
        assertThat(copies.starts).hasValue(1);
    }

    private static Runnable failing(String message) {
        return () -> {
            throw new TestkitException(message);
        };
    }

    @Test
    void changesNoServersThatAreNoProcesses() {
        assertThatIllegalStateException()
                .isThrownBy(() -> template.server(spec -> spec))
                .withMessageContaining("on(...)");
        assertThatIllegalStateException()
                .isThrownBy(() -> template.copyFor(ServerSpec.standard()))
                .withMessageContaining("on(...)");
    }

    private Path data() {
        return TemplateFolder.of(template).path().resolve("data");
    }

    private void setAge(Duration age) throws IOException {
        Files.setLastModifiedTime(
                TemplateFolder.of(template).path().resolve("complete"),
                FileTime.from(Instant.now().minus(age)));
    }
}
