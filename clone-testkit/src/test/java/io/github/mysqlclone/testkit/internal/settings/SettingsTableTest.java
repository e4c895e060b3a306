package io.github.mysqlclone.testkit.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's table has every setting that the kit reads, and no other. */
class SettingsTableTest {

    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
    private static final Pattern CONSTANT = Pattern.compile("\"(clone\\.testkit\\.[a-z.]+)\"");
    private static final Pattern NAMED = Pattern.compile("`(clone\\.testkit\\.[a-z.]+)[0-9.]*`");

    @Test
    void namesEverySettingAndNoOther() throws IOException {
        assertThat(inTheTable()).isNotEmpty().isEqualTo(inTheCode());
    }

    private static Set<String> inTheTable() throws IOException {
        Set<String> names = new TreeSet<>();
        Files.readAllLines(MODULE.resolve("README.md")).stream()
                .dropWhile(line -> !line.startsWith("| Setting | Meaning |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", -1)[1])
                .forEach(cell -> collect(NAMED.matcher(cell), names));
        return names;
    }

    private static Set<String> inTheCode() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(MODULE.resolve("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                collect(CONSTANT.matcher(Files.readString(file)), names);
            }
        }
        return names;
    }

    private static void collect(Matcher matcher, Set<String> names) {
        matcher.results().forEach(match -> names.add(match.group(1)));
    }
}
