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
 * classes, fills caches, and makes what is made once.
 */
final class InterleavedRuns {

    private InterleavedRuns() {}

    static Map<String, Samples> of(int rounds, List<Figure> figures, PrintStream out) throws Exception {
        Map<String, Samples> results = new LinkedHashMap<>();
        for (Figure figure : figures) {
            figure.measurement().measure();
            results.put(figure.name(), new Samples());
        }
        List<Figure> turn = new ArrayList<>(figures);
        for (int round = 1; round <= rounds; round++) {
            out.println("round " + round + " of " + rounds);
            // None always comes after the same one, of which something may be left to do.
            Collections.reverse(turn);
            for (Figure figure : turn) {
                Duration time = figure.measurement().measure();
                results.computeIfAbsent(figure.name(), first -> new Samples()).add(time);
            }
        }
        return results;
    }
}
