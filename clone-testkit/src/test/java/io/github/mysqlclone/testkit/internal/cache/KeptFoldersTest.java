package io.github.mysqlclone.testkit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFoldersTest {

    @TempDir
    private Path run;

    @Test
    void leavesNothingOfWhatCouldNotBeWrittenWhole() throws IOException {
        KeptFolders kept = KeptFolders.in(run);

        assertThatIOException()
                .isThrownBy(() -> kept.write(kept.pathFor("OrdersTest.sells", 23306), folder -> {
                    Files.writeString(folder.resolve("error.log"), "half of");
                    throw new IOException("No space left on device");
                }))
                .withMessage("No space left on device");

        try (Stream<Path> left = Files.list(kept.folder())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void marksWhatIsWholeSoThatItGoesWhenItIsOld() throws IOException {
        KeptFolders kept = KeptFolders.in(run);

        for (int count = 0; count < 12; count++) {
            Path target = kept.pathFor("OrdersTest.sells", 23306);
            assertThat(kept.write(target, folder -> Files.writeString(folder.resolve("data.tar"), "all")))
                    .isEqualTo(target);
            kept.removeOldest(old -> true);
            assertThat(target.resolve("data.tar")).hasContent("all");
        }

        try (Stream<Path> left = Files.list(kept.folder())) {
            assertThat(left).hasSize(10);
        }
    }

    @Test
    void takesWhatWasMarkedBeforeItWasMovedForTheKitsOwn() throws IOException {
        KeptFolders kept = KeptFolders.in(run);
        for (int count = 0; count < 11; count++) {
            Path server = Files.createDirectory(run.resolve("server-" + count));
            Path target = kept.pathFor("OrdersTest.sells", 23306);
            KeptFolders.mark(server, target);
            Files.move(server, target);
        }

        kept.removeOldest(old -> true);

        try (Stream<Path> left = Files.list(kept.folder())) {
            assertThat(left).hasSize(10);
        }
    }
}
