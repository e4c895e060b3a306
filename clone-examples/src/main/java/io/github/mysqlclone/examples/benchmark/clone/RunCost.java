package io.github.mysqlclone.examples.benchmark.clone;

import io.github.mysqlclone.examples.benchmark.BenchmarkGroup;
import io.github.mysqlclone.examples.benchmark.BenchmarkReport;
import io.github.mysqlclone.examples.benchmark.BenchmarkSettings;
import io.github.mysqlclone.examples.benchmark.Figure;
import io.github.mysqlclone.examples.benchmark.program.DiskWrites;
import java.time.Duration;
import java.util.List;

/** What {@code run()} adds to the bare statement: preflight, the look right before, the last look. */
public final class RunCost implements BenchmarkGroup {

    private static final int MEBIBYTES = 100;
    private static final int LARGE_MEBIBYTES = 2_048;

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String question() {
        return "how much longer is run() than the bare statement?";
    }

    @Override
    public void measure(BenchmarkSettings settings, BenchmarkReport report) throws Exception {
        try (FilledPair filled = FilledPair.of(settings.amount(MEBIBYTES, LARGE_MEBIBYTES));
                TargetDirectories targets = new TargetDirectories()) {
            LibraryClone library = new LibraryClone(filled.pair());
            BareClone bare = new BareClone(filled.pair());
            report.say(filled.mebibytes() + " MiB");
            report.compare(
                    settings,
                    List.of(
                            new Figure("directory, bare statement", () -> targets.timeOf(filled, bare::intoDirectory)),
                            new Figure("directory, run()", () -> targets.timeOf(filled, library::intoDirectory))));
            report.compare(
                    settings,
                    List.of(
                            new Figure("replace, bare statement", () -> timeOf(filled, bare::replace)),
                            new Figure("replace, run()", () -> timeOf(filled, library::replace))));
        }
    }

    private static Duration timeOf(FilledPair filled, Figure.Action clone) throws Exception {
        filled.listDonor();
        DiskWrites.await();
        return Figure.timeOf(clone);
    }
}
