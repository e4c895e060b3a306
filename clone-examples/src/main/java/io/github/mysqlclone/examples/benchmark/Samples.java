package io.github.mysqlclone.examples.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What one way has taken, in milliseconds. */
final class Samples {

    private final List<Double> milliseconds = new ArrayList<>();

    void add(long nanoseconds) {
        milliseconds.add(nanoseconds / 1e6);
        Collections.sort(milliseconds);
    }

    double median() {
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
