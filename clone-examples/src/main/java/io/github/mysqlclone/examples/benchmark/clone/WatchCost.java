package io.github.mysqlclone.examples.benchmark.clone;

import io.github.mysqlclone.examples.benchmark.BenchmarkGroup;
import io.github.mysqlclone.examples.benchmark.BenchmarkReport;
import io.github.mysqlclone.examples.benchmark.BenchmarkSettings;
import io.github.mysqlclone.examples.benchmark.Figure;
import java.util.List;

/**
 * Whether a busy recipient clones more slowly because it is looked at every 250 ms. What is compared is the time that
 * the server itself notes for its clone.
 */
public final class WatchCost implements BenchmarkGroup {

    private static final int MEBIBYTES = 100;
    private static final int LARGE_MEBIBYTES = 2_048;
    private static final int CLIENTS = 4;

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public String question() {
        return "does a busy recipient clone more slowly while it is watched?";
    }

    @Override
    public void measure(BenchmarkSettings settings, BenchmarkReport report) throws Exception {
        try (FilledPair filled = FilledPair.of(settings.amount(MEBIBYTES, LARGE_MEBIBYTES));
                TargetDirectories targets = new TargetDirectories();
                BusyClients clients = BusyClients.on(filled.pair().recipient(), CLIENTS)) {
            BareClone bare = new BareClone(filled.pair());
            LibraryClone library = new LibraryClone(filled.pair());
            ServersOwnTime time = new ServersOwnTime(filled.pair().recipient());
            report.compare(
                    settings,
                    List.of(
                            new Figure("looked at every 50 ms after its end", () -> {
                                targets.timeOf(filled, bare::intoDirectory);
                                return time.ofLastClone();
                            }),
                            new Figure("watched by the library", () -> {
                                targets.timeOf(filled, library::intoDirectory);
                                return time.ofLastClone();
                            })));
            report.say(clients.statements() + " statements of " + CLIENTS + " clients meanwhile");
        }
    }
}
