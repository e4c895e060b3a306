package io.github.mysqlclone.testkit.process.internal.packages;

import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A MySQL that a mirror offers.
 *
 * @param suffix what its packages' names end with; empty for those that the distribution recommends
 * @param packageVersion the distribution's version, as in {@code 8.4.8-1ubuntu1}
 */
public record OfferedPackage(String suffix, String packageVersion) {

    /** Newer last. */
    static final Comparator<OfferedPackage> BY_VERSION = Comparator.comparing(
            offered -> Arrays.stream(offered.version().split("\\."))
                    .mapToInt(Integer::parseInt)
                    .toArray(),
            Arrays::compare);

    private static final Pattern NUMBERS = Pattern.compile("(?:\\d+:)?(\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}).*");

    /** Returns MySQL's version, as in {@code 8.4.8}; 0.0.0 if the distribution's does not tell it. */
    public String version() {
        Matcher matcher = NUMBERS.matcher(packageVersion);
        return matcher.matches() ? matcher.group(1) : "0.0.0";
    }

    String server() {
        return MySqlPackages.SERVER + suffix;
    }

    String client() {
        return "mysql-client-core" + suffix;
    }
}
