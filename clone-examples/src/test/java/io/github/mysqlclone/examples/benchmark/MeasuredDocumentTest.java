package io.github.mysqlclone.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredDocumentTest {

    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));

    @TempDir
    private Path folder;

    private MeasuredDocument document(String... lines) throws IOException {
        return new MeasuredDocument(Files.write(folder.resolve("README.md"), List.of(lines)));
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("README.md"));
    }

    @Test
    void replacesWhatTheGroupMeasuredBefore() throws IOException {
        document(
                        "before",
                        "<!-- benchmark: run -->",
                        "old",
                        "<!-- end of the benchmark -->",
                        "<!-- benchmark: jar -->",
                        "kept",
                        "<!-- end of the benchmark -->")
                .replace("run", List.of("", "new"));

        assertThat(lines())
                .containsExactly(
                        "before",
                        "<!-- benchmark: run -->",
                        "",
                        "new",
                        "",
                        "<!-- end of the benchmark -->",
                        "<!-- benchmark: jar -->",
                        "kept",
                        "<!-- end of the benchmark -->");
    }

    @Test
    void leavesADocumentAloneThatHasNoPlaceForTheGroup() throws IOException {
        document("before").replace("run", List.of("new"));

        assertThat(lines()).containsExactly("before");
    }

    @Test
    void refusesAPlaceWithoutAnEnd() throws IOException {
        MeasuredDocument document = document("<!-- benchmark: run -->", "old");

        assertThatThrownBy(() -> document.replace("run", List.of("new"))).isInstanceOf(IOException.class);
        assertThat(lines()).containsExactly("<!-- benchmark: run -->", "old");
    }

    @Test
    void theReadmeOfTheExamplesHasAPlaceForEachGroup() throws IOException {
        assertThat(Files.readAllLines(MODULE.resolve("README.md")))
                .containsAll(BenchmarkGroups.all().stream()
                        .map(group -> MeasuredDocument.beginOf(group.name()))
                        .toList());
    }
}
