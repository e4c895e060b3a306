package io.github.mysqlclone.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents show is compiled, what they name is there, and the first of them stays short. */
class ReadmeTest {

    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
    private static final Path ROOT = MODULE.resolve("..");

    private static final List<String> DOCUMENTS =
            List.of("README.md", "clone-core/README.md", "clone-testkit/README.md", "clone-examples/README.md");
    private static final List<String> EXAMPLES = List.of(
            "src/main/java/io/github/mysqlclone/examples/ReadmeExample.java",
            "src/test/java/io/github/mysqlclone/examples/kit/FirstTestIT.java",
            "src/test/java/io/github/mysqlclone/examples/kit/CloneOfAPairIT.java",
            "src/test/java/io/github/mysqlclone/examples/kit/KitReadmeExample.java",
            "src/test/java/io/github/mysqlclone/examples/kit/MockedSessionTest.java",
            "src/test/java/io/github/mysqlclone/examples/orders/OrderReplicaIT.java",
            "src/test/java/io/github/mysqlclone/examples/stock/StockSchemaIT.java");
    private static final int MOST_LINES = 150;

    private static final Pattern REGION =
            Pattern.compile("^ *// @start region=\"[\\w-]+\"\\R(.*?)^ *// @end$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern JAVA_BLOCK =
            Pattern.compile("^```java\\R(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern VERSION =
            Pattern.compile("<version>([^<]*)</version>|io\\.github\\.mysqlclone:[\\w-]+:([\\w.-]+)");
    private static final Pattern OWN_VERSION =
            Pattern.compile("<artifactId>clone-parent</artifactId>\\s*<version>([^<]*)</version>");

    @Test
    void showsTheCompiledExamplesAndNoOthers() throws IOException {
        List<String> compiled = new ArrayList<>();
        for (String example : EXAMPLES) {
            List<String> regions = parts(REGION, MODULE.resolve(example));
            assertThat(regions).as("regions of " + example).isNotEmpty();
            compiled.addAll(regions);
        }
        List<String> shown = new ArrayList<>();
        for (String document : DOCUMENTS) {
            shown.addAll(parts(JAVA_BLOCK, ROOT.resolve(document)));
        }

        assertThat(shown).containsExactlyInAnyOrderElementsOf(compiled);
    }

    @Test
    void beginsWithADocumentOfAFewMinutes() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "clone-core/README.md"})
    void namesTheVersionThatIsBuilt(String document) throws IOException {
        String built = OWN_VERSION
                .matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();

        assertThat(VERSION.matcher(Files.readString(ROOT.resolve(document)))
                        .results()
                        .map(match -> match.group(1) == null ? match.group(2) : match.group(1)))
                .isNotEmpty()
                .containsOnly(built);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "clone-core/README.md",
                "clone-testkit/README.md",
                "clone-examples/README.md",
                "CONTRIBUTING.md",
                "CHANGELOG.md"
            })
    void linksToWhatIsThere(String document) throws IOException {
        Path file = ROOT.resolve(document);
        for (MarkdownLink link : MarkdownLink.in(Files.readString(file))) {
            Path target = link.path().isEmpty()
                    ? file
                    : file.resolveSibling(link.path()).normalize();
            assertThat(target).as(link.toString()).exists();
            if (!link.anchor().isEmpty()) {
                assertThat(anchors(target)).as(link.toString()).contains(link.anchor());
            }
        }
    }

    private static Set<String> anchors(Path document) throws IOException {
        return new HashSet<>(MarkdownLink.anchorsOf(Files.readString(document)));
    }

    private static List<String> parts(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult part) -> part.group(1).stripTrailing().stripIndent())
                .toList();
    }
}
