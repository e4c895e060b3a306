package io.github.mysqlclone.testkit.process.internal.packages;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Chooses among package names: some distributions carry several versions side by side, with the version in the name. */
final class MySqlPackages {

    static final String SERVER = "mysql-server-core";

    private static final Pattern NAME = Pattern.compile(Pattern.quote(SERVER) + "(-\\d{1,3}(\\.\\d{1,3})?)?");

    private MySqlPackages() {}

    /** Returns the server and the client package of the newest version that a suite carries. */
    static Optional<List<String>> choose(List<String> names) {
        return names.stream()
                .filter(name -> NAME.matcher(name).matches())
                .map(name -> name.substring(SERVER.length()))
                .max(Comparator.comparingInt(MySqlPackages::rank))
                .map(suffix -> List.of(SERVER + suffix, "mysql-client-core" + suffix));
    }

    /** A name without a version is the one that the distribution recommends. */
    private static int rank(String suffix) {
        if (suffix.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        String[] numbers = suffix.substring(1).split("\\.", 2);
        return 1_000 * Integer.parseInt(numbers[0]) + (numbers.length == 2 ? Integer.parseInt(numbers[1]) : 0);
    }
}
