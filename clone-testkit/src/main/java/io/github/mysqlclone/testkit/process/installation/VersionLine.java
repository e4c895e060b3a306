package io.github.mysqlclone.testkit.process.installation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code mysqld --version} printed, and whether such a server can clone. */
record VersionLine(String text) {

    /** The release that brought the clone plugin. */
    private static final List<Integer> FIRST_WITH_CLONE = List.of(8, 0, 17);

    private static final Pattern NUMBERS = Pattern.compile("\\bVer (\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

    VersionLine {
        text = text.strip();
    }

    /** Returns the three numbers of the version, as in {@code 9.7.4}; empty if there are none. */
    String version() {
        return String.join(".", numbers().stream().map(String::valueOf).toList());
    }

    /** Says why this is not a server that can clone. */
    Optional<String> objection() {
        if (text.toLowerCase(Locale.ROOT).contains("mariadb")) {
            return Optional.of("it is MariaDB, which has no clone plugin (" + text + ")");
        }
        if (numbers().isEmpty()) {
            return Optional.of("it does not tell its version as MySQL does (" + text + ")");
        }
        if (Arrays.compare(numbers().toArray(Integer[]::new), FIRST_WITH_CLONE.toArray(Integer[]::new)) < 0) {
            return Optional.of("it is older than 8.0.17, the first version with the clone plugin (" + text + ")");
        }
        return Optional.empty();
    }

    private List<Integer> numbers() {
        Matcher matcher = NUMBERS.matcher(text);
        return matcher.find()
                ? List.of(
                        Integer.valueOf(matcher.group(1)),
                        Integer.valueOf(matcher.group(2)),
                        Integer.valueOf(matcher.group(3)))
                : List.of();
    }
}
