package io.github.mysqlclone.examples.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures on real servers what the library and the kit cost, beside what one would use without them. The figures of a
 * group take turns, each is measured five times, and the table tells the median, the least, the most, and the ratio of
 * the medians to the first figure's.
 *
 * <p>The system properties are those of {@link BenchmarkSettings}; charts are written to {@code target/charts}, or with
 * {@code benchmark.write} to {@code charts}, where the documents show them.
 */
public final class Benchmark {

    /** Beside the module's folder, in which this runs. */
    private static final List<MeasuredDocument> DOCUMENTS = List.of(
            new MeasuredDocument(Path.of("README.md")),
            new MeasuredDocument(Path.of("..", "clone-testkit", "README.md")));

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        run(BenchmarkSettings.ofSystemProperties(), System.out);
    }

    private static void run(BenchmarkSettings settings, PrintStream out) throws Exception {
        Path charts = settings.isWritten() ? Path.of("charts") : Path.of("target", "charts");
        for (BenchmarkGroup group : chosen(settings.groups())) {
            MachineReport before = MachineReport.now();
            out.println("\n" + group.name() + ": " + group.question());
            out.println(before);
            BenchmarkReport report = new BenchmarkReport(out, charts);
            group.measure(settings, report);
            MachineReport after = MachineReport.now();
            out.println(after);
            if (settings.isWritten()) {
                write(group.name(), report, before.until(after, settings.rounds()));
            }
        }
    }

    private static void write(String group, BenchmarkReport report, String machine) throws IOException {
        List<String> lines = new ArrayList<>(report.markdown());
        lines.addAll(List.of("", machine));
        for (MeasuredDocument document : DOCUMENTS) {
            document.replace(group, lines);
        }
    }

    private static List<BenchmarkGroup> chosen(List<String> names) {
        List<BenchmarkGroup> all = BenchmarkGroups.all();
        for (String name : names) {
            if (all.stream().noneMatch(group -> group.name().equals(name))) {
                throw new IllegalArgumentException("benchmark.group names " + name + "; there are "
                        + all.stream().map(BenchmarkGroup::name).collect(Collectors.joining(", ")));
            }
        }
        return all.stream()
                .filter(group -> names.isEmpty() || names.contains(group.name()))
                .toList();
    }
}
