package io.github.mysqlclone.examples.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Tells a person what is measured, in tables and charts. */
public final class BenchmarkReport {

    private final PrintStream out;
    private final Path charts;

    BenchmarkReport(PrintStream out, Path charts) {
        this.out = out;
        this.charts = charts;
    }

    /** Writes a line. */
    public void say(String line) {
        out.println(line);
    }

    /**
     * Measures figures in turn and prints them; the first is what the others are compared with.
     *
     * @return the samples by the figure's name, in the same order
     */
    public Map<String, Samples> compare(BenchmarkSettings settings, List<Figure> figures) throws Exception {
        Map<String, Samples> results = InterleavedRuns.of(settings.rounds(), figures, this);
        out.println();
        new ResultTable(out).print(results);
        return results;
    }

    /** Draws the medians as bars into a file of this name. */
    public void chart(String file, String title, Map<String, Samples> results) throws IOException {
        Path chart = charts.resolve(file);
        BarChart.write(chart, title, results);
        out.println("chart: " + chart);
    }
}
