package io.github.mysqlclone.examples.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells a person what one group has measured, in tables and charts, and keeps it for the documents. */
public final class BenchmarkReport {

    private final PrintStream out;
    private final Path charts;
    private final List<String> markdown = new ArrayList<>();

    BenchmarkReport(PrintStream out, Path charts) {
        this.out = out;
        this.charts = charts;
    }

    /** Writes a line. */
    public void say(String line) {
        out.println(line);
        markdown.addAll(List.of("", line));
    }

    /**
     * Measures figures in turn and prints them; the first is what the others are compared with.
     *
     * @return the samples by the figure's name, in the same order
     */
    public Map<String, Samples> compare(BenchmarkSettings settings, List<Figure> figures) throws Exception {
        Map<String, Samples> results = InterleavedRuns.of(settings.rounds(), figures, out);
        ResultTable table = new ResultTable(results);
        out.println();
        table.print(out);
        markdown.add("");
        markdown.addAll(table.markdown());
        return results;
    }

    /** Draws the medians as bars into a file of this name. */
    public void chart(String file, String title, Map<String, Samples> results) throws IOException {
        Path chart = charts.resolve(file);
        BarChart.write(chart, title, results);
        out.println("chart: " + chart);
    }

    /** Returns what was said and measured, as lines of Markdown. */
    List<String> markdown() {
        return List.copyOf(markdown);
    }
}
