package io.github.mysqlclone.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
    private static final List<Path> EXAMPLES = List.of(
            MODULE.resolve("src/main/java/io/github/mysqlclone/examples/ReadmeExample.java"),
            MODULE.resolve("src/test/java/io/github/mysqlclone/examples/orders/OrderReplicaIT.java"));
    private static final Path README = MODULE.resolve("../README.md");

    private static final Pattern REGION =
            Pattern.compile("^ *// @start region=\"\\w+\"\\R(.*?)^ *// @end$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern JAVA_BLOCK =
            Pattern.compile("^```java\\R(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void showsTheCompiledExamplesAndNoOthers() throws IOException {
        List<String> compiled = new ArrayList<>();
        for (Path example : EXAMPLES) {
            assertThat(parts(REGION, example)).as("regions of " + example).isNotEmpty();
            compiled.addAll(parts(REGION, example));
        }

        assertThat(parts(JAVA_BLOCK, README)).isEqualTo(compiled);
    }

    private static List<String> parts(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult part) -> part.group(1).stripTrailing().stripIndent())
                .toList();
    }
}
