package io.github.mysqlclone.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is done by hand elsewhere has its class here: the table in the README of clone-core names those that there are. */
class WalkthroughTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Test
    void namesClassesThatExist() throws IOException {
        Set<String> existing = classes();
        List<String> rows = table();

        assertThat(rows).hasSizeGreaterThan(15);
        for (String row : rows) {
            assertThat(named(row)).as(row).isNotEmpty().isSubsetOf(existing);
        }
    }

    /** The last column of a row. */
    private static List<String> named(String row) {
        String[] columns = row.split("\\|", -1);
        return NAME.matcher(columns[columns.length - 2])
                .results()
                .map((MatchResult name) -> name.group(1))
                .toList();
    }

    private static List<String> table() throws IOException {
        return Files.readAllLines(ROOT.resolve("clone-core/README.md")).stream()
                .dropWhile(line -> !line.startsWith("| What a guide tells to do by hand |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static Set<String> classes() throws IOException {
        Set<String> names = Stream.of("clone-core", "clone-testkit", "clone-examples")
                .flatMap(module -> javaFiles(ROOT.resolve(module).resolve("src")))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        assertThat(names).contains("WalkthroughTest");
        return names;
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot list " + folder, e);
        }
    }
}
