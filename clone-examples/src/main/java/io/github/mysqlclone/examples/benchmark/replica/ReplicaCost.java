package io.github.mysqlclone.examples.benchmark.replica;

import io.github.mysqlclone.examples.benchmark.BenchmarkGroup;
import io.github.mysqlclone.examples.benchmark.BenchmarkReport;
import io.github.mysqlclone.examples.benchmark.BenchmarkSettings;
import io.github.mysqlclone.examples.benchmark.Figure;
import io.github.mysqlclone.examples.benchmark.program.ClientPrograms;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From a source with data to a replica that has caught up. A cold copy is the limit: it needs the source to stop. */
public final class ReplicaCost implements BenchmarkGroup {

    private static final int MEBIBYTES = 16;
    private static final int LARGE_MEBIBYTES = 1_024;

    @Override
    public String name() {
        return "replica";
    }

    @Override
    public String question() {
        return "how long does a replica take, cloned, dumped or copied?";
    }

    @Override
    public void measure(BenchmarkSettings settings, BenchmarkReport report) throws Exception {
        IndexedTable table = new IndexedTable(settings.amount(MEBIBYTES, LARGE_MEBIBYTES));
        report.say(
                String.format(Locale.ROOT, "%,d rows and an index, %,d MiB in all", table.rows(), table.mebibytes()));
        try (TestServer source = ReplicaServers.spec().start()) {
            table.makeOn(source);
            Follower.makeAccount(source);
            List<Figure> figures = new ArrayList<>();
            figures.add(figure("clone by the library", table, new ClonedReplica(source)));
            figures.add(figure("cold copy", table, new ColdCopy(source)));
            ClientPrograms.of(MySqlSource.standard().require())
                    .ifPresentOrElse(
                            programs -> figures.add(
                                    figure("mysqldump | mysql", table, new DumpedReplica(source, programs))),
                            () -> report.say("mysqldump: not measured, it is not beside mysqld"));
            Optional<MyDumper> myDumper = MyDumper.onThisMachine();
            Optional<String> objection =
                    myDumper.isPresent() ? myDumper.get().objection(source) : Optional.of("it is not on the PATH");
            objection.ifPresentOrElse(
                    reason -> report.say("mydumper: not measured, " + reason),
                    () -> figures.add(
                            figure("mydumper, myloader", table, new MyDumperReplica(source, myDumper.orElseThrow()))));
            report.chart(
                    "replica.svg", "A replica of " + table.mebibytes() + " MiB", report.compare(settings, figures));
        }
    }

    private static Figure figure(String name, IndexedTable table, ReplicaWay way) {
        return new Figure(name, () -> measure(way, table));
    }

    /** A loader that leaves out what it cannot load ends well, too: without its rows a replica is none. */
    private static Duration measure(ReplicaWay way, IndexedTable table) throws Exception {
        try (TestServer empty = way.prepare()) {
            long begun = System.nanoTime();
            try (TestServer replica = way.makeReplica(empty)) {
                Duration time = Duration.ofNanos(System.nanoTime() - begun);
                table.requireOn(replica);
                return time;
            }
        }
    }
}
