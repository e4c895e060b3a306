package io.github.mysqlclone.examples.benchmark;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Prints one line for each figure; the first is what the others are compared with. */
record ResultTable(PrintStream out) {

    /** Below this many milliseconds the parts of one are told. */
    private static final double FEW = 20;

    void print(Map<String, Samples> results) {
        double first = results.values().iterator().next().median();
        print("", "median", "least to most", "ratio");
        results.forEach((name, samples) -> print(
                name,
                time(samples.median()),
                time(samples.least()) + " to " + time(samples.most()),
                String.format(Locale.ROOT, "%.2f", samples.median() / first)));
    }

    private void print(String name, String median, String spread, String ratio) {
        out.println(String.format("%-40s %12s %24s %10s", name, median, spread, ratio));
    }

    static String time(double milliseconds) {
        return String.format(Locale.ROOT, milliseconds < FEW ? "%.2f ms" : "%,.0f ms", milliseconds);
    }
}
