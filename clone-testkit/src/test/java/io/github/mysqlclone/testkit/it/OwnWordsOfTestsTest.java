package io.github.mysqlclone.testkit.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No test on servers says to an older one what only later ones understand. */
class OwnWordsOfTestsTest {

    private static final Path TESTS =
            Path.of(System.getProperty("basedir", "")).resolve("src/test/java/io/github/mysqlclone/testkit/it");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    /** Where words are translated, by their hearer or by hand. */
    private static final Pattern TRANSLATED =
            Pattern.compile("OwnWords\\.|TestedMySql\\.since|Faults\\.sql\\(|\\.undo\\(");

    /** The library's own, which it says of every version; and an option that may be unknown. */
    private static final Set<String> ALIKE_ON_ALL = Set.of(
            "log_replica_updates is OFF", "of a part only: replica_skip_errors = 1062", "loose_skip_replica_start");

    @Test
    void theWordsThatChangedAreSaidThroughOnePlace() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.getFileName().toString().startsWith("OwnWords"))
                            // It tells servers of every version apart.
                            .filter(file -> !TESTS.relativize(file).startsWith("vocabulary"))
                            .flatMap(OwnWordsOfTestsTest::saidAsTheyAre))
                    .isEmpty();
        }
    }

    private static Stream<String> saidAsTheyAre(Path file) {
        String source;
        try {
            source = COMMENT.matcher(Files.readString(file)).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> found = LITERAL.matcher(source)
                .results()
                .filter(literal -> OwnWords.changes(literal.group(1)) && !ALIKE_ON_ALL.contains(literal.group(1)))
                .filter(literal -> !TRANSLATED
                        .matcher(statementBefore(source, literal.start()))
                        .find())
                .map(literal -> file.getFileName() + ": " + literal.group(1))
                .toList();
        return found.stream();
    }

    private static String statementBefore(String source, int end) {
        int begin = Stream.of(";", "{", "}")
                .mapToInt(mark -> source.lastIndexOf(mark, end))
                .max()
                .orElse(0);
        return source.substring(Math.max(begin, 0), end);
    }
}
