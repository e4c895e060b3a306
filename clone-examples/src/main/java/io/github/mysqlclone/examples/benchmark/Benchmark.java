package io.github.mysqlclone.examples.benchmark;

import io.github.mysqlclone.testkit.TestServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures how long a test waits for a server of its own that holds 200 tables and 50 MB: from asking for it to the
 * answer of a first query. All ways take turns, so that what else the machine does hits them alike. A suite asks for
 * one server after another, so each measurement that counts follows one that does not: otherwise much of it could be
 * what the system has forgotten of a way's files while the other ways had their turns. A first round, which also builds
 * the template, does not count either.
 *
 * <p>{@code -Dbenchmark.rounds=5} says how many rounds count.
 */
public final class Benchmark {

    private static final String ROUNDS = "benchmark.rounds";
    private static final int USUAL_ROUNDS = 5;

    private final PrintStream out;
    private final Map<Way, Samples> results = new LinkedHashMap<>();

    private Benchmark(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        int rounds = Integer.getInteger(ROUNDS, USUAL_ROUNDS);
        if (rounds < 1) {
            throw new IllegalArgumentException(ROUNDS + " is " + rounds + ": it must be 1 or more");
        }
        Path folder = Files.createTempDirectory("mysqlclone-benchmark");
        try {
            new Benchmark(System.out).run(rounds, folder);
        } finally {
            InitialiseAndLoad.remove(folder);
        }
    }

    private void run(int rounds, Path folder) throws IOException, SQLException {
        DataSet dataSet = DataSet.writeTo(folder.resolve("data.sql"));
        out.println("A fresh server with " + dataSet.describe() + ", for a test");
        try (Ways ways = Ways.here(dataSet, folder)) {
            ways.usable().forEach(Benchmark::measure); // warms up
            ways.usable().forEach(way -> results.put(way, new Samples()));
            for (int round = 1; round <= rounds; round++) {
                out.println("round " + round + " of " + rounds);
                results.forEach((way, samples) -> {
                    measure(way);
                    samples.add(measure(way));
                });
            }
            out.println();
            new ResultTable(out).print(results, ways.leftOut());
        }
    }

    private static long measure(Way way) {
        try {
            way.prepare();
            long begin = System.nanoTime();
            TestServer server = way.provide();
            DataSet.requireOn(server);
            long end = System.nanoTime();
            way.discard(server);
            return end - begin;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(way.name() + " failed: " + e.getMessage(), e);
        }
    }
}
