package io.github.mysqlclone.examples.benchmark;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets figures take turns, so that what else the machine does hits them alike. A first round does not count: it loads
 * classes, fills caches, and makes what is made once. It does for a figure that lasts so long that this is little of it.
 */
final class InterleavedRuns {

    private static final Duration LONG = Duration.ofSeconds(5);

    private InterleavedRuns() {}

    static Map<String, Samples> of(int rounds, List<Figure> figures, PrintStream out) throws Exception {
        Map<String, Samples> results = new LinkedHashMap<>();
        for (Figure figure : figures) {
            Duration first = figure.measurement().measure();
            Samples samples = new Samples();
            if (first.compareTo(LONG) > 0) {
                samples.add(first);
            }
            results.put(figure.name(), samples);
        }
        List<Figure> turn = new ArrayList<>(figures);
        for (int round = 1; round <= rounds; round++) {
            out.println("round " + round + " of " + rounds);
            // None always comes after the same one, of which something may be left to do.
            Collections.reverse(turn);
            for (Figure figure : turn) {
                Samples samples = Samples.of(results, figure.name());
                if (samples.count() < rounds) {
                    samples.add(figure.measurement().measure());
                }
            }
        }
        return results;
    }
}
