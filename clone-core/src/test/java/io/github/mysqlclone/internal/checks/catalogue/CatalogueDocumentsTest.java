package io.github.mysqlclone.internal.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The findings, the Javadoc of each {@link CheckId} and the README's table say the same. */
class CatalogueDocumentsTest {

    private static final Pattern WEIGHT = Pattern.compile("(ERROR|WARNING|NOTICE)((?:(?!ERROR|WARNING|NOTICE).)*)");
    private static final Pattern NUMBER = Pattern.compile("\\b\\d{4}\\b");
    private static final Pattern CONSTANT =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s+([A-Z_]+)[,;\\s]", Pattern.DOTALL);

    /** The number of the wrapper says nothing of what is wrapped. */
    private static final String WRAPPER = "3862";

    private static final Map<CheckId, List<Finding>> FINDINGS = FindingCatalogueTest.samples().stream()
            .collect(Collectors.groupingBy(
                    FaultySample::id,
                    Collectors.flatMapping(sample -> sample.findings().stream(), Collectors.toList())));

    /** Such as {@code ERROR 3864}, or {@code ERROR} where the server gives no number. */
    private static Set<String> weights(String text) {
        Set<String> weights = new TreeSet<>();
        for (Matcher weight = WEIGHT.matcher(text); weight.find(); ) {
            List<String> numbers = NUMBER.matcher(weight.group(2))
                    .results()
                    .map(number -> number.group())
                    .filter(Predicate.not(WRAPPER::equals))
                    .toList();
            numbers.forEach(number -> weights.add(weight.group(1) + " " + number));
            if (numbers.isEmpty()) {
                weights.add(weight.group(1));
            }
        }
        return weights;
    }

    private static Set<String> weights(CheckId id) {
        return FINDINGS.getOrDefault(id, List.of()).stream()
                .map(finding -> finding.severity()
                        + (finding.errorNumber().isPresent()
                                ? " " + finding.errorNumber().getAsInt()
                                : ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean comesAfterDataLoss(CheckId id) {
        return FINDINGS.getOrDefault(id, List.of()).stream().anyMatch(Finding::onlyAfterDataLoss);
    }

    @Test
    void theJavadocOfEachCheckNamesSeveritiesNumbersAndDataLoss() throws IOException {
        String source = Files.readString(
                root().resolve("clone-core/src/main/java/io/github/mysqlclone/preflight/CheckId.java"));
        String constants = source.substring(source.indexOf("enum CheckId"));
        Set<CheckId> seen = new TreeSet<>();
        for (Matcher constant = CONSTANT.matcher(constants); constant.find(); ) {
            CheckId id = CheckId.valueOf(constant.group(2));
            String text = constant.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " ");
            assertThat(weights(text)).as("Javadoc of %s", id).isEqualTo(weights(id));
            assertThat(text.contains("nly after data loss"))
                    .as("%s: only after data loss", id)
                    .isEqualTo(comesAfterDataLoss(id));
            seen.add(id);
        }
        assertThat(seen).containsExactly(CheckId.values());
    }

    /** A row of the README's table. */
    private record Row(String text, boolean star, Set<String> weights, Set<CheckId> ids) {

        static Row of(String line) {
            String[] cells = line.split("\\|", -1);
            Set<CheckId> ids = Arrays.stream(cells[3].split(",", -1))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .map(CheckId::valueOf)
                    .collect(Collectors.toSet());
            return new Row(line, cells[1].contains("★"), CatalogueDocumentsTest.weights(cells[2]), ids);
        }
    }

    private static List<Row> readme() throws IOException {
        return Files.readAllLines(root().resolve("clone-core/README.md")).stream()
                .dropWhile(line -> !line.startsWith("| Constraint |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(Row::of)
                .filter(row -> !row.ids().isEmpty())
                .toList();
    }

    @Test
    void eachRowOfTheReadmeNamesWhatItsChecksSayAndNoMore() throws IOException {
        List<Row> rows = readme();
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            Set<String> said =
                    row.ids().stream().flatMap(id -> weights(id).stream()).collect(Collectors.toSet());
            assertThat(said).as(row.text()).containsAll(row.weights());
        });
        for (CheckId id : CheckId.values()) {
            Set<String> named = rows.stream()
                    .filter(row -> row.ids().contains(id))
                    .flatMap(row -> row.weights().stream())
                    .collect(Collectors.toSet());
            assertThat(named).as("rows of %s", id).containsAll(weights(id));
        }
    }

    @Test
    void theReadmeMarksWhatComesAfterDataLossOrNever() throws IOException {
        List<Row> rows = readme();
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.ids().stream().anyMatch(id -> comesAfterDataLoss(id)))
                        .as(row.text())
                        .isEqualTo(row.star() || isToldElsewhere(row, rows)));
    }

    /** A check may have several rows; one of them bears the mark. */
    private static boolean isToldElsewhere(Row row, List<Row> rows) {
        return row.ids().stream()
                .allMatch(id -> rows.stream()
                        .anyMatch(other -> other.star() && other.ids().contains(id)));
    }

    /** Of the repository, be the tests run from there or from their module. */
    private static Path root() {
        return Files.exists(Path.of("clone-core")) ? Path.of("") : Path.of("..");
    }
}
