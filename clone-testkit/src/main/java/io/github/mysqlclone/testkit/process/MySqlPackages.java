package io.github.mysqlclone.testkit.process;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Chooses among package names: some distributions carry several versions side by side, with the version in the name. */
final class MySqlPackages {

    static final String SERVER = "mysql-server-core";

    private static final Pattern NAME = Pattern.compile(Pattern.quote(SERVER) + "(-\\d+(\\.\\d+)?)?");

    private MySqlPackages() {}

    /** Returns the server and the client package of the newest version that a suite carries. */
    static Optional<List<String>> choose(List<String> names) {
        return names.stream()
                .filter(name -> NAME.matcher(name).matches())
                .map(name -> name.substring(SERVER.length()))
                .max(Comparator.comparingDouble(MySqlPackages::rank))
                .map(suffix -> List.of(SERVER + suffix, "mysql-client-core" + suffix));
    }

    /** A name without a version is the one that the distribution recommends. */
    private static double rank(String suffix) {
        return suffix.isEmpty() ? Double.MAX_VALUE : Double.parseDouble(suffix.substring(1));
    }
}
