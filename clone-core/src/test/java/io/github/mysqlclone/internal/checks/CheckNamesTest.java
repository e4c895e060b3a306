package io.github.mysqlclone.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.preflight.CheckId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The class of a check bears its id: PAGE_SIZE is PageSizeCheck. */
class CheckNamesTest {

    private static final Path CATALOGUE = Path.of(System.getProperty("basedir", ""))
            .resolve("src/main/java/io/github/mysqlclone/internal/checks/Checks.java");
    private static final Pattern CASE = Pattern.compile("case (\\w+) -> Check\\.\\w+\\((\\w+)::");

    @Test
    void everyCheckIsAClassNamedAfterItsId() throws IOException {
        Map<String, String> classes = CASE.matcher(Files.readString(CATALOGUE))
                .results()
                .collect(Collectors.toMap((MatchResult found) -> found.group(1), found -> found.group(2)));

        assertThat(classes)
                .isEqualTo(Arrays.stream(CheckId.values())
                        .collect(Collectors.toMap(CheckId::name, CheckNamesTest::className)));
    }

    private static String className(CheckId id) {
        return Arrays.stream(id.name().split("_", -1))
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining())
                + "Check";
    }
}
