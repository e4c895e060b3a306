package io.github.mysqlclone.examples.benchmark;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Prints one line for each way; the first is what the others are compared with. */
record ResultTable(PrintStream out) {

    void print(Map<Way, Samples> results, Map<String, String> leftOut) {
        double first = results.values().iterator().next().median();
        print("", "median", "least to most", "ratio");
        results.forEach((way, samples) -> print(
                way.name(),
                time(samples.median()),
                time(samples.least()) + " to " + time(samples.most()),
                String.format(Locale.ROOT, "%.2f", samples.median() / first)));
        leftOut.forEach((name, reason) -> out.println(String.format("%-28s %s", name, reason)));
    }

    private void print(String name, String median, String spread, String ratio) {
        out.println(String.format("%-28s %12s %24s %10s", name, median, spread, ratio));
    }

    private static String time(double milliseconds) {
        return String.format(Locale.ROOT, "%,.0f ms", milliseconds);
    }
}
