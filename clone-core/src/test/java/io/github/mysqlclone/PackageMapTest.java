package io.github.mysqlclone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING's package map says of each package what the package itself says first. */
class PackageMapTest {

    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
    private static final Path SOURCES = MODULE.resolve("src/main/java");
    private static final Pattern JAVADOC =
            Pattern.compile("/\\*\\*(.*?)\\*/.*^package ([\\w.]+);", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern FIRST_SENTENCE = Pattern.compile(".*?\\.(?= |$)");
    private static final Pattern ROW = Pattern.compile("^\\| `([\\w.]+)` \\| (.*?) \\|$", Pattern.MULTILINE);

    @Test
    void theMapHasEveryPackageWithItsFirstSentence() throws IOException {
        Map<String, String> packages = packages();

        assertThat(packages).hasSizeGreaterThan(30);
        assertThat(map()).containsExactlyInAnyOrderEntriesOf(packages);
    }

    private static Map<String, String> map() throws IOException {
        String text = Files.readString(MODULE.resolve("../CONTRIBUTING.md"));
        String section = text.substring(text.indexOf("\n## Package map\n") + 1);
        return ROW.matcher(section.substring(0, section.indexOf("\n## ")))
                .results()
                .collect(Collectors.toMap((MatchResult row) -> row.group(1), row -> row.group(2)));
    }

    private static Map<String, String> packages() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> folders = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
            return folders.stream()
                    .collect(Collectors.toMap(
                            folder -> SOURCES.relativize(folder)
                                    .toString()
                                    .replace('/', '.')
                                    .replace('\\', '.'),
                            folder -> firstSentence(folder.resolve("package-info.java"))));
        }
    }

    private static String firstSentence(Path packageInfo) {
        try {
            Matcher javadoc = JAVADOC.matcher(Files.readString(packageInfo));
            assertThat(javadoc.find()).as("Javadoc of " + packageInfo).isTrue();
            String text =
                    javadoc.group(1).replaceAll("\\s*\\R\\s*\\*?\\s*", " ").strip();
            Matcher sentence = FIRST_SENTENCE.matcher(text);
            assertThat(sentence.lookingAt()).as("a sentence in " + packageInfo).isTrue();
            return sentence.group();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
