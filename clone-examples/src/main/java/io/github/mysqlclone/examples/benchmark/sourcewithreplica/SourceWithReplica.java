package io.github.mysqlclone.examples.benchmark.sourcewithreplica;

import io.github.mysqlclone.examples.benchmark.BenchmarkGroup;
import io.github.mysqlclone.examples.benchmark.BenchmarkReport;
import io.github.mysqlclone.examples.benchmark.BenchmarkSettings;
import io.github.mysqlclone.examples.benchmark.Figure;
import io.github.mysqlclone.examples.benchmark.Folders;
import io.github.mysqlclone.examples.benchmark.freshserver.DataSet;
import io.github.mysqlclone.examples.benchmark.program.ClientPrograms;
import io.github.mysqlclone.examples.benchmark.program.Containers;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.container.ContainerPairSpec;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long a test waits for a source with data and a replica that has caught up. */
public final class SourceWithReplica implements BenchmarkGroup {

    private static final int TABLES = 20;
    private static final int LARGE_TABLES = 400;

    @Override
    public String name() {
        return "source-with-replica";
    }

    @Override
    public String question() {
        return "what does a source with a replica cost a test?";
    }

    @Override
    public void measure(BenchmarkSettings settings, BenchmarkReport report) throws Exception {
        Path folder = Files.createTempDirectory("mysqlclone-benchmark");
        try {
            DataSet dataSet = DataSet.writeTo(folder.resolve("data.sql"), settings.amount(TABLES, LARGE_TABLES));
            report.say(dataSet.describe());
            MySqlTemplate template = MySqlTemplate.populatedBy(dataSet.script()).build();
            List<Figure> figures = new ArrayList<>();
            figures.add(new Figure("one copy, no replica", () -> oneCopy(template, dataSet)));
            figures.add(figure("both on copies", dataSet, () -> PairWays.byCopies(template)));
            figures.add(figure("one on a copy, one cloned", dataSet, () -> PairWays.byClone(template)));
            Optional<ClientPrograms> programs =
                    ClientPrograms.of(MySqlSource.standard().require());
            programs.ifPresentOrElse(
                    found -> addDumps(figures, report, dataSet, found),
                    () -> report.say("dumps: not measured, no mysql and mysqldump beside mysqld"));
            report.compare(settings, figures);
        } finally {
            Folders.remove(folder);
        }
    }

    private static void addDumps(
            List<Figure> figures, BenchmarkReport report, DataSet dataSet, ClientPrograms programs) {
        figures.add(figure(
                "two processes, load, dump",
                dataSet,
                () -> PairWays.byDump(ClonePairSpec.standard().start(), dataSet, programs)));
        Containers.objection()
                .ifPresentOrElse(
                        reason -> report.say("two containers, load, dump: " + reason),
                        () -> figures.add(figure(
                                "two containers, load, dump",
                                dataSet,
                                () -> PairWays.byDump(
                                        ContainerPairSpec.standard().start(), dataSet, programs))));
    }

    /** What the others are measured by. */
    private static Duration oneCopy(MySqlTemplate template, DataSet dataSet) throws Exception {
        long begun = System.nanoTime();
        try (TestServer server = template.newServer()) {
            dataSet.requireOn(server);
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    private static Figure figure(String name, DataSet dataSet, ReplicatedPair.Way way) {
        return new Figure(name, () -> {
            long begun = System.nanoTime();
            try (ReplicatedPair pair = way.provide()) {
                dataSet.requireOn(pair.replica());
                return Duration.ofNanos(System.nanoTime() - begun);
            }
        });
    }
}
