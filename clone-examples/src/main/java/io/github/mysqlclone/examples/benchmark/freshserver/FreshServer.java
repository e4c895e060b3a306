package io.github.mysqlclone.examples.benchmark.freshserver;

import io.github.mysqlclone.examples.benchmark.BenchmarkGroup;
import io.github.mysqlclone.examples.benchmark.BenchmarkReport;
import io.github.mysqlclone.examples.benchmark.BenchmarkSettings;
import io.github.mysqlclone.examples.benchmark.Figure;
import io.github.mysqlclone.examples.benchmark.Folders;
import io.github.mysqlclone.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * How long a test waits for a server of its own with data: from asking for it to the answer of a first query. A suite asks for one server after another, so each measurement of a quick way follows one that does not
 * count: otherwise much of it could be what the system has forgotten of its files while the others had their turns.
 */
public final class FreshServer implements BenchmarkGroup {

    private static final int TABLES = 20;
    private static final int LARGE_TABLES = 400;

    @Override
    public String name() {
        return "fresh-server";
    }

    @Override
    public String question() {
        return "what does a fresh server with data cost a test?";
    }

    @Override
    public void measure(BenchmarkSettings settings, BenchmarkReport report) throws Exception {
        Path folder = Files.createTempDirectory("mysqlclone-benchmark");
        try {
            DataSet dataSet = DataSet.writeTo(folder.resolve("data.sql"), settings.amount(TABLES, LARGE_TABLES));
            report.say(dataSet.describe());
            try (Ways ways = Ways.here(dataSet, folder)) {
                List<Figure> figures = ways.usable().stream()
                        .map(way -> new Figure(way.name(), () -> measure(way, dataSet)))
                        .toList();
                report.chart("fresh-server.svg", question(), report.compare(settings, figures));
                ways.leftOut().forEach((way, reason) -> report.say(way + ": " + reason));
            }
        } finally {
            Folders.remove(folder);
        }
    }

    private static Duration measure(Way way, DataSet dataSet) throws IOException, SQLException, InterruptedException {
        if (way.isQuick()) {
            once(way, dataSet);
        }
        return once(way, dataSet);
    }

    private static Duration once(Way way, DataSet dataSet) throws IOException, SQLException, InterruptedException {
        way.prepare();
        long begin = System.nanoTime();
        TestServer server = way.provide();
        dataSet.requireOn(server);
        long end = System.nanoTime();
        way.discard(server);
        return Duration.ofNanos(end - begin);
    }
}
