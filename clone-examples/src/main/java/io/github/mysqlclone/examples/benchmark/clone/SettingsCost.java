package io.github.mysqlclone.examples.benchmark.clone;

import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.examples.benchmark.BenchmarkGroup;
import io.github.mysqlclone.examples.benchmark.BenchmarkReport;
import io.github.mysqlclone.examples.benchmark.BenchmarkSettings;
import io.github.mysqlclone.examples.benchmark.Figure;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Which of the plugin's settings help: threads, autotuning and compression, on loopback and on a slower network. */
public final class SettingsCost implements BenchmarkGroup {

    private static final int MEBIBYTES = 32;
    private static final int LARGE_MEBIBYTES = 1_024;
    private static final long NETWORK_BYTES_PER_SECOND = 100_000_000;
    private static final Duration NETWORK_ROUND_TRIP = Duration.ofMillis(20);
    private static final List<Integer> THREAD_COUNTS = List.of(1, 16);
    private static final List<Integer> LARGE_THREAD_COUNTS = List.of(1, 4, 16);

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public String question() {
        return "which settings of the plugin make a clone quicker?";
    }

    @Override
    public void measure(BenchmarkSettings settings, BenchmarkReport report) throws Exception {
        try (FilledPair filled = FilledPair.of(settings.amount(MEBIBYTES, LARGE_MEBIBYTES));
                TargetDirectories targets = new TargetDirectories()) {
            ClonePair pair = filled.pair();
            report.say("on loopback");
            List<Integer> threadCounts = settings.isLarge() ? LARGE_THREAD_COUNTS : THREAD_COUNTS;
            report.compare(
                    settings,
                    figures(filled, targets, threadCounts, pair.donorHostForRecipient(), pair.donorPortForRecipient()));
            NetworkLink link = pair.network().betweenServers();
            link.limit(NETWORK_BYTES_PER_SECOND);
            link.delay(NETWORK_ROUND_TRIP);
            report.say("on a network of 100 MB/s with round trips of 20 ms");
            report.compare(settings, figures(filled, targets, threadCounts, link.host(), link.port()));
        }
    }

    private static List<Figure> figures(
            FilledPair filled, TargetDirectories targets, List<Integer> threadCounts, String host, int port) {
        ClonePair pair = filled.pair();
        RemoteCloneSpec ofDefaults = spec(pair, host, port, Preparation.nothing());
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("the server's defaults", filled, targets, ofDefaults));
        for (int threads : threadCounts) {
            Preparation fixed = Preparation.nothing()
                    .set(CloneSetting.autotuneConcurrency(false))
                    .set(CloneSetting.concurrency(threads));
            figures.add(figure("autotune off, threads: " + threads, filled, targets, spec(pair, host, port, fixed)));
        }
        Preparation compressed = Preparation.nothing().set(CloneSetting.compression(true));
        figures.add(figure("compression on", filled, targets, spec(pair, host, port, compressed)));
        return figures;
    }

    private static RemoteCloneSpec spec(ClonePair pair, String host, int port, Preparation preparation) {
        return CloneSpec.remote(host, port)
                .donorAccount(pair.donorAccount())
                .donorServer(pair.donor().server())
                .prepare(preparation.extendDonorList());
    }

    private static Figure figure(String name, FilledPair filled, TargetDirectories targets, RemoteCloneSpec spec) {
        ServersOwnTime time = new ServersOwnTime(filled.pair().recipient());
        return new Figure(name, () -> {
            targets.timeOf(filled, path -> {
                CloneSpec into = spec.dataDirectory(path);
                try (CloneSession session =
                        into.openSession(filled.pair().recipient().server())) {
                    session.run();
                }
            });
            return time.ofLastClone();
        });
    }
}
