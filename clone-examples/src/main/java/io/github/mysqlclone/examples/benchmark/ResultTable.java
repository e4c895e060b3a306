package io.github.mysqlclone.examples.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** One line for each figure; the first is what the others are compared with. */
record ResultTable(Map<String, Samples> results) {

    /** Below this many milliseconds the parts of one are told. */
    private static final double FEW = 20;

    private record Line(String name, String median, String spread, String ratio) {}

    void print(PrintStream out) {
        lines().forEach(line -> out.println(
                String.format("%-40s %12s %24s %10s", line.name(), line.median(), line.spread(), line.ratio())));
    }

    /** Returns it as a table of Markdown. */
    List<String> markdown() {
        List<String> rows = lines().map(line -> "| " + line.name().replace("|", "\\|") + " | " + line.median() + " | "
                        + line.spread() + " | " + line.ratio() + " |")
                .toList();
        return Stream.of(rows.subList(0, 1), List.of("| --- | --- | --- | --- |"), rows.subList(1, rows.size()))
                .flatMap(List::stream)
                .toList();
    }

    private Stream<Line> lines() {
        double first = results.values().iterator().next().median();
        return Stream.concat(
                Stream.of(new Line("", "median", "least to most", "ratio")),
                results.entrySet().stream().map(entry -> line(entry.getKey(), entry.getValue(), first)));
    }

    private static Line line(String name, Samples samples, double first) {
        return new Line(
                name,
                time(samples.median()),
                time(samples.least()) + " to " + time(samples.most()),
                String.format(Locale.ROOT, "%.2f", samples.median() / first));
    }

    private static String time(double milliseconds) {
        return String.format(Locale.ROOT, milliseconds < FEW ? "%.2f ms" : "%,.0f ms", milliseconds);
    }
}
