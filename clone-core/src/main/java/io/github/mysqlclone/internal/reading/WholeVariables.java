package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.sql.ShownValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Global variables with the whole of each value: what SHOW VARIABLES may have cut off is read by SELECT. */
record WholeVariables(Map<String, String> shown, Set<String> toRead) {

    /** Grow with use: read in each case, lest a value that is short today be another case tomorrow. */
    private static final List<String> LISTS = List.of("gtid_executed", "clone_valid_donor_list");

    /**
     * A UNION has room for the value as it was when the statement was read: one that has grown since is cut. A value may be
     * NULL, as clone_valid_donor_list is at first (seen on 9.7.4), which SHOW prints as an empty one.
     */
    private static final String END = "|";

    static WholeVariables of(Map<String, String> shown) {
        Set<String> toRead = new TreeSet<>();
        shown.forEach((name, value) -> {
            if (LISTS.contains(name) || ShownValue.mayBeCut(value)) {
                toRead.add(name);
            }
        });
        return new WholeVariables(shown, toRead);
    }

    List<QueryPart> parts() {
        return toRead.stream()
                .map(name -> QueryPart.of(
                        kind(name),
                        "the whole value of " + name,
                        "",
                        "CONCAT(COALESCE(@@GLOBAL." + name + ", ''), '" + END + "')"))
                .toList();
    }

    /** Returns all of them, but those that are cut, and those that may be and could not be read again. */
    Fact<Map<String, String>> read(UnitedQuery.Answers answers) {
        Map<String, String> whole = new HashMap<>(shown);
        for (String name : toRead) {
            Optional<String> read = answers.rows(kind(name)).known().stream()
                    .flatMap(List::stream)
                    .map(row -> row.text(0))
                    .findFirst();
            if (read.isPresent() && read.get().endsWith(END)) {
                whole.put(name, read.get().substring(0, read.get().length() - END.length()));
            } else if (read.isPresent() || ShownValue.mayBeCut(shown.getOrDefault(name, ""))) {
                whole.remove(name);
            }
        }
        return Fact.of(Map.copyOf(whole));
    }

    private static String kind(String name) {
        return "variable " + name;
    }
}
