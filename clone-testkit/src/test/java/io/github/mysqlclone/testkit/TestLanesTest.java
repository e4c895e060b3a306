package io.github.mysqlclone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.it.Lane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No test is left out of every build by mistake: neither by its file's name nor by a tag. */
class TestLanesTest {

    private static final Pattern HAS_TESTS =
            Pattern.compile("^\\s*@(Test|ParameterizedTest|RepeatedTest|TestFactory)\\b", Pattern.MULTILINE);
    private static final Pattern ABSTRACT = Pattern.compile("^abstract class (\\w+)", Pattern.MULTILINE);
    private static final Pattern LEFT_TO_THE_FULL_LANE =
            Pattern.compile("^\\s+@Tag\\(Lane\\.FULL\\)$", Pattern.MULTILINE);
    private static final Pattern CORE = lane("CORE", Lane.CORE);
    private static final Pattern FULL = lane("FULL", Lane.FULL);

    private final List<Path> sources = sources();

    private static Pattern lane(String constant, String tag) {
        return Pattern.compile("^@Tag\\((Lane\\." + constant + "|\"" + tag + "\")\\)$", Pattern.MULTILINE);
    }

    private static List<Path> sources() {
        try (Stream<Path> modules = Files.list(Path.of("..").toRealPath())) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(TestLanesTest::javaFilesBelow)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFilesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Path> integrationTests() {
        return sources.stream().filter(file -> file.toString().endsWith("IT.java"));
    }

    private static boolean is(Pattern lane, Path file) {
        return lane.matcher(text(file)).find();
    }

    @Test
    void aFileWithTestsIsNamedSoThatABuildFindsIt() {
        Set<Path> unseen = sources.stream()
                .filter(file -> HAS_TESTS.matcher(text(file)).find())
                .filter(file -> !file.toString().endsWith("Test.java"))
                .filter(file -> !file.toString().endsWith("IT.java"))
                .filter(file -> !isExtended(file))
                .collect(Collectors.toSet());

        assertThat(sources).hasSizeGreaterThan(300);
        assertThat(unseen).as("tests that no build runs").isEmpty();
    }

    /** An abstract class runs as the one that extends it. */
    private boolean isExtended(Path file) {
        return ABSTRACT.matcher(text(file))
                .results()
                .map(found -> "class \\w+(Test|IT) extends " + found.group(1) + "\\b")
                .map(Pattern::compile)
                .anyMatch(extending -> sources.stream()
                        .anyMatch(other -> extending.matcher(text(other)).find()));
    }

    @Test
    void aTestOnServersNamesItsLane() {
        assertThat(integrationTests())
                .hasSizeGreaterThan(60)
                .allSatisfy(file -> assertThat(is(CORE, file)).isNotEqualTo(is(FULL, file)));
    }

    /** A slow test of such a class may be left to the full lane. */
    @Test
    void aClassOfTheCoreLaneHasATestThere() {
        assertThat(integrationTests()
                        .filter(file -> is(CORE, file))
                        .filter(file -> count(HAS_TESTS, file) > 0)
                        .filter(file -> count(LEFT_TO_THE_FULL_LANE, file) >= count(HAS_TESTS, file)))
                .isEmpty();
    }

    private static long count(Pattern what, Path file) {
        return what.matcher(text(file)).results().count();
    }

    @Test
    void thePackagesOfTestsOnServersAllHaveOneInTheCoreLane() {
        Map<Path, Set<Path>> core = integrationTests()
                .filter(file -> file.toString().contains("/testkit/it/"))
                .collect(Collectors.groupingBy(
                        Path::getParent,
                        Collectors.filtering(file -> is(CORE, file), Collectors.toCollection(TreeSet::new))));

        assertThat(core)
                .hasSizeGreaterThan(15)
                .allSatisfy((folder, files) ->
                        assertThat(files).as("in the core lane of %s", folder).isNotEmpty());
    }
}
