package io.github.mysqlclone.examples.benchmark;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures on real servers what the library and the kit cost, beside what one would use without them. The figures of a
 * group take turns, each is measured five times, and the table tells the median, the least, the most, and the ratio of
 * the medians to the first figure's.
 *
 * <p>The system properties are those of {@link BenchmarkSettings}; charts are written to {@code target/charts}.
 */
public final class Benchmark {

    private static final Path CHARTS = Path.of("target", "charts");

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        run(BenchmarkSettings.ofSystemProperties(), System.out);
    }

    private static void run(BenchmarkSettings settings, PrintStream out) throws Exception {
        List<BenchmarkGroup> groups = chosen(settings.groups());
        BenchmarkReport report = new BenchmarkReport(out, CHARTS);
        for (BenchmarkGroup group : groups) {
            out.println("\n" + group.name() + ": " + group.question());
            out.println(MachineReport.now());
            group.measure(settings, report);
            out.println(MachineReport.now());
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
