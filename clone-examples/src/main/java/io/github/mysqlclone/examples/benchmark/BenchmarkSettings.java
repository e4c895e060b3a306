package io.github.mysqlclone.examples.benchmark;

import java.util.List;

/**
 * What the command line asks for.
 *
 * @param rounds {@code -Dbenchmark.rounds}: how many measurements of each figure count; default 5
 * @param isLarge {@code -Dbenchmark.large=true}: take the data that production has, and hours rather than minutes
 * @param isWritten {@code -Dbenchmark.write=true}: put the figures and charts into the documents
 * @param groups {@code -Dbenchmark.group}: the names of the groups, with commas between them; none: all
 */
public record BenchmarkSettings(int rounds, boolean isLarge, boolean isWritten, List<String> groups) {

    private static final int USUAL_ROUNDS = 5;

    public BenchmarkSettings {
        if (rounds < 1) {
            throw new IllegalArgumentException("benchmark.rounds is " + rounds + ": it must be 1 or more");
        }
        groups = List.copyOf(groups);
    }

    static BenchmarkSettings ofSystemProperties() {
        String groups = System.getProperty("benchmark.group", "");
        return new BenchmarkSettings(
                Integer.getInteger("benchmark.rounds", USUAL_ROUNDS),
                Boolean.getBoolean("benchmark.large"),
                Boolean.getBoolean("benchmark.write"),
                groups.isBlank() ? List.of() : List.of(groups.trim().split("\\s*,\\s*")));
    }

    /** Takes one of two amounts. */
    public int amount(int usual, int ofLarge) {
        return isLarge ? ofLarge : usual;
    }
}
