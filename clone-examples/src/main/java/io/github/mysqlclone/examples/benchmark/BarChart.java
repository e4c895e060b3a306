package io.github.mysqlclone.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;

/** Medians as bars, in an SVG file. */
final class BarChart {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 380;

    private BarChart() {}

    static void write(Path file, String title, Map<String, Samples> results) throws IOException {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle("seconds, median")
                .build();
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setLabelsVisible(true);
        chart.getStyler().setAvailableSpaceFill(0.5);
        List<Double> seconds = new ArrayList<>();
        results.values().forEach(samples -> seconds.add(Math.round(samples.median() / 10) / 100.0));
        chart.addSeries("median", new ArrayList<>(results.keySet()), seconds);
        Files.createDirectories(file.toAbsolutePath().getParent());
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }
}
