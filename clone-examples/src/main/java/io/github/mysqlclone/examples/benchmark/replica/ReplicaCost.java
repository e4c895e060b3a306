package io.github.mysqlclone.examples.benchmark.replica;

import io.github.mysqlclone.examples.benchmark.BenchmarkGroup;
import io.github.mysqlclone.examples.benchmark.BenchmarkReport;
import io.github.mysqlclone.examples.benchmark.BenchmarkSettings;
import io.github.mysqlclone.examples.benchmark.Figure;
import io.github.mysqlclone.examples.benchmark.clone.FilledPair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** From a source with data to a replica that has caught up. A cold copy is the limit: it needs the source to stop. */
public final class ReplicaCost implements BenchmarkGroup {

    private static final int MEBIBYTES = 200;
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
        int mebibytes = settings.amount(MEBIBYTES, LARGE_MEBIBYTES);
        report.say(mebibytes + " MiB in one table");
        try (TestServer source = ServerSpec.standard().start()) {
            FilledPair.fill(source, mebibytes);
            Follower.makeAccount(source);
            List<Figure> figures = new ArrayList<>();
            figures.add(figure("clone by the library", new ClonedReplica(source)));
            figures.add(figure("cold copy of the stopped source", new ColdCopy(source)));
            ClientPrograms.of(MySqlSource.standard().require())
                    .ifPresentOrElse(
                            programs -> figures.add(figure("mysqldump | mysql", new DumpedReplica(source, programs))),
                            () -> report.say("mysqldump: not measured, it is not beside mysqld"));
            MyDumper.onThisMachine()
                    .ifPresentOrElse(
                            programs ->
                                    figures.add(figure("mydumper, myloader", new MyDumperReplica(source, programs))),
                            () -> report.say("mydumper: not measured, it is not on the PATH"));
            report.chart("replica.svg", "A replica of " + mebibytes + " MiB", report.compare(settings, figures));
        }
    }

    private static Figure figure(String name, ReplicaWay way) {
        return new Figure(name, () -> measure(way));
    }

    private static Duration measure(ReplicaWay way) throws Exception {
        try (TestServer empty = way.prepare()) {
            long begun = System.nanoTime();
            TestServer replica = way.makeReplica(empty);
            Duration time = Duration.ofNanos(System.nanoTime() - begun);
            replica.close();
            return time;
        }
    }
}
