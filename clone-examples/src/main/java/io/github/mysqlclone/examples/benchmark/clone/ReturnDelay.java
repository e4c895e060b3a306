package io.github.mysqlclone.examples.benchmark.clone;

import io.github.mysqlclone.examples.benchmark.BenchmarkGroup;
import io.github.mysqlclone.examples.benchmark.BenchmarkReport;
import io.github.mysqlclone.examples.benchmark.BenchmarkSettings;
import io.github.mysqlclone.examples.benchmark.Figure;
import java.time.Duration;
import java.util.List;

/** How long after a clone can be seen to be completed {@code run()} returns; the interval between looks is 250 ms. */
public final class ReturnDelay implements BenchmarkGroup {

    private static final int MEBIBYTES = 50;

    @Override
    public String name() {
        return "return";
    }

    @Override
    public String question() {
        return "how long after Completed can be read does run() return?";
    }

    @Override
    public void measure(BenchmarkSettings settings, BenchmarkReport report) throws Exception {
        try (FilledPair filled = FilledPair.of(MEBIBYTES);
                TargetDirectories targets = new TargetDirectories()) {
            LibraryClone library = new LibraryClone(filled.pair());
            CompletionWatch watch = new CompletionWatch(filled.pair());
            report.compare(
                    settings,
                    List.of(
                            new Figure("after a replace clone", () -> {
                                filled.listDonor();
                                return watch.delayOf(library::replace);
                            }),
                            new Figure("after a directory clone", () -> delayInto(targets, filled, library, watch))));
        }
    }

    private static Duration delayInto(
            TargetDirectories targets, FilledPair filled, LibraryClone library, CompletionWatch watch)
            throws Exception {
        Duration[] delay = {Duration.ZERO};
        targets.timeOf(filled, path -> delay[0] = watch.delayOf(() -> library.intoDirectory(path)));
        return delay[0];
    }
}
