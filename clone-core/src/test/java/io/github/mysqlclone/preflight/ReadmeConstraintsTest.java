package io.github.mysqlclone.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's table of constraints and the list of checks in code are the same. */
class ReadmeConstraintsTest {

    private static final Pattern ROW = Pattern.compile("\\|.*\\|([A-Z0-9_, ]*)\\|");

    @Test
    void theTableNamesEveryCheckAndNoOther() throws IOException {
        Set<String> named = constraintTable().stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .flatMap(row -> Arrays.stream(row.group(1).split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> checks = Arrays.stream(CheckId.values()).map(CheckId::name).collect(Collectors.toSet());
        assertThat(named).containsExactlyInAnyOrderElementsOf(checks);
    }

    private static List<String> constraintTable() throws IOException {
        return Files.readAllLines(readme()).stream()
                .dropWhile(line -> !line.startsWith("| Constraint |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    /** Of this module, be the tests run from there or from the root of the repository. */
    private static Path readme() {
        Path fromTheRoot = Path.of("clone-core", "README.md");
        return Files.exists(fromTheRoot) ? fromTheRoot : Path.of("README.md");
    }
}
