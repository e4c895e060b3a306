package io.github.mysqlclone.testkit.process.internal.packages;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Chooses among packages: some distributions carry several versions side by side, with the version in the name. */
final class MySqlPackages {

    static final String SERVER = "mysql-server-core";

    private static final Pattern NAME = Pattern.compile(Pattern.quote(SERVER) + "(-\\d{1,3}(\\.\\d{1,3})?)?");

    private MySqlPackages() {}

    /** Returns what the names of MySQL's packages end with, each once. */
    static List<String> suffixes(List<String> names) {
        return names.stream()
                .filter(name -> NAME.matcher(name).matches())
                .map(name -> name.substring(SERVER.length()))
                .distinct()
                .toList();
    }

    /** Returns the newest of those that will do. */
    static Optional<OfferedPackage> choose(List<OfferedPackage> offered, Predicate<String> isWanted) {
        return offered.stream()
                .filter(candidate -> isWanted.test(candidate.version()))
                .max(OfferedPackage.BY_VERSION);
    }
}
