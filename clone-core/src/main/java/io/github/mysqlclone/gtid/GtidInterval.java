package io.github.mysqlclone.gtid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A run of transaction numbers, both ends included. */
record GtidInterval(long first, long last) {

    /** GNO_END in the server's source is the end of all numbers and none itself. */
    private static final long GREATEST = Long.MAX_VALUE - 1;

    GtidInterval {
        if (first < 1 || last < first || last > GREATEST) {
            throw new IllegalArgumentException(
                    "interval: must be n or n-m with 1 <= n <= m <= " + GREATEST + " (was " + first + "-" + last + ")");
        }
    }

    /** Sorts, and joins intervals that overlap or touch. */
    static List<GtidInterval> normalise(List<GtidInterval> intervals) {
        List<GtidInterval> sorted = new ArrayList<>(intervals);
        sorted.sort(Comparator.comparingLong(GtidInterval::first));
        List<GtidInterval> joined = new ArrayList<>();
        for (GtidInterval interval : sorted) {
            GtidInterval previous = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (previous != null && interval.first <= previous.last + 1) {
                joined.set(joined.size() - 1, new GtidInterval(previous.first, Math.max(previous.last, interval.last)));
            } else {
                joined.add(interval);
            }
        }
        return List.copyOf(joined);
    }

    /** Takes intervals away from others; both lists must be normalised. Looks at each once: old servers have thousands. */
    static List<GtidInterval> subtract(List<GtidInterval> from, List<GtidInterval> taken) {
        List<GtidInterval> left = new ArrayList<>();
        int hole = 0;
        for (GtidInterval interval : from) {
            while (hole < taken.size() && taken.get(hole).last < interval.first) {
                hole++;
            }
            hole = addWhatIsLeft(interval, taken, hole, left);
        }
        return List.copyOf(left);
    }

    /** Returns the last hole in the interval, which may reach into the next one as well. */
    private static int addWhatIsLeft(
            GtidInterval interval, List<GtidInterval> taken, int from, List<GtidInterval> left) {
        long next = interval.first;
        int hole = from;
        while (hole < taken.size() && taken.get(hole).first <= interval.last) {
            if (taken.get(hole).first > next) {
                left.add(new GtidInterval(next, taken.get(hole).first - 1));
            }
            next = taken.get(hole).last + 1;
            hole++;
        }
        if (next <= interval.last) {
            left.add(new GtidInterval(next, interval.last));
        }
        return Math.max(from, hole - 1);
    }

    @Override
    public String toString() {
        return first == last ? Long.toString(first) : first + "-" + last;
    }
}
