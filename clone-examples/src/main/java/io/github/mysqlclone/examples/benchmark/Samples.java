package io.github.mysqlclone.examples.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What one figure has taken, in milliseconds. */
public final class Samples {

    private final List<Double> milliseconds = new ArrayList<>();

    /** Returns those of one figure of a table. */
    public static Samples of(Map<String, Samples> results, String name) {
        Samples samples = results.get(name);
        if (samples == null) {
            throw new IllegalStateException(name + " was not measured");
        }
        return samples;
    }

    public void add(Duration time) {
        milliseconds.add(time.toNanos() / 1e6);
        Collections.sort(milliseconds);
    }

    int count() {
        return milliseconds.size();
    }

    public double median() {
        int middle = milliseconds.size() / 2;
        return milliseconds.size() % 2 == 1
                ? milliseconds.get(middle)
                : (milliseconds.get(middle - 1) + milliseconds.get(middle)) / 2;
    }

    double least() {
        return milliseconds.get(0);
    }

    double most() {
        return milliseconds.get(milliseconds.size() - 1);
    }
}
