package io.github.mysqlclone.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's table of error numbers and {@link KnownError} know the same numbers. */
class TroubleshootingTest {

    /** What a user sees only in company of others, or never without a fault of the library's. */
    private static final Set<Integer> NOT_LISTED = Set.of(1013, 1016, 1036, 1041, 1156, 1157, 1295, 2006, 3863);

    @Test
    void listsTheNumbersThatAreKnownAndNoOthers() throws IOException {
        Set<Integer> known = Arrays.stream(KnownError.values())
                .map(KnownError::number)
                .filter(number -> !NOT_LISTED.contains(number))
                .collect(Collectors.toSet());

        assertThat(listed()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(known);
    }

    private static List<Integer> listed() throws IOException {
        return Files.readAllLines(Path.of(System.getProperty("basedir", ""), "README.md")).stream()
                .dropWhile(line -> !line.startsWith("| Number | Meaning |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .flatMap(line -> Arrays.stream(line.split("\\|", -1)[1].split(",", -1)))
                .map(number -> Integer.valueOf(number.strip()))
                .toList();
    }
}
