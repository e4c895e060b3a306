package io.github.mysqlclone.examples.benchmark.fleet;

import io.github.mysqlclone.examples.benchmark.BenchmarkGroup;
import io.github.mysqlclone.examples.benchmark.BenchmarkReport;
import io.github.mysqlclone.examples.benchmark.BenchmarkSettings;
import io.github.mysqlclone.examples.benchmark.Figure;
import io.github.mysqlclone.examples.benchmark.Samples;
import io.github.mysqlclone.fleet.FleetOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * N replicas, cloned one after the other from the source, and in a tree. Each donor is behind a link of the same width, as in a
 * data centre; so the tree can save no more than N / ⌈log₂(N+1)⌉.
 */
public final class FleetCost implements BenchmarkGroup {

    private static final int MEBIBYTES = 5;
    private static final int LARGE_MEBIBYTES = 256;
    private static final int MEGABYTES_PER_SECOND = 200;
    private static final int LARGE_MEGABYTES_PER_SECOND = 20;
    private static final List<Integer> REPLICAS = List.of(3);
    private static final List<Integer> LARGE_REPLICAS = List.of(1, 3, 7);
    private static final int ALL_AT_ONCE = 7;

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public String question() {
        return "how much sooner are N replicas there, cloned in a tree instead of one after the other?";
    }

    @Override
    public void measure(BenchmarkSettings settings, BenchmarkReport report) throws Exception {
        int mebibytes = settings.amount(MEBIBYTES, LARGE_MEBIBYTES);
        int megabytesPerSecond = settings.amount(MEGABYTES_PER_SECOND, LARGE_MEGABYTES_PER_SECOND);
        try (NarrowSource source = NarrowSource.start(mebibytes, megabytesPerSecond)) {
            report.say(mebibytes + " MiB of rows besides the server's own files, each donor behind a link of "
                    + megabytesPerSecond + " MB/s");
            for (int replicas : settings.isLarge() ? LARGE_REPLICAS : REPLICAS) {
                compare(settings, report, source, replicas);
            }
            report.say(source.copies().toString());
        }
    }

    private static void compare(BenchmarkSettings settings, BenchmarkReport report, NarrowSource source, int replicas)
            throws Exception {
        String serial = replicas + ", one after the other";
        String tree = replicas + ", in a tree";
        FleetOptions usual = FleetOptions.defaults();
        Map<String, Samples> results = report.compare(
                settings,
                List.of(
                        new Figure(
                                serial,
                                () -> source.timeOf(
                                        replicas, usual.maxGenerations(1).maxParallel(1))),
                        new Figure(tree, () -> source.timeOf(replicas, usual.maxParallel(ALL_AT_ONCE)))));
        double saved =
                Samples.of(results, serial).median() / Samples.of(results, tree).median();
        double ideal = ideal(replicas);
        report.say(String.format(
                Locale.ROOT,
                "%d in a tree: %.2f times as fast; ideal %.2f; %.2f of it",
                replicas,
                saved,
                ideal,
                saved / ideal));
    }

    /** In each round all that hold a copy serve one more, so that after r rounds there are 2^r - 1 replicas. */
    private static double ideal(int replicas) {
        int rounds = Integer.SIZE - Integer.numberOfLeadingZeros(replicas);
        return (double) replicas / rounds;
    }
}
