package io.github.mysqlclone.examples.benchmark.micro;

import io.github.mysqlclone.gtid.GtidSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** GTID sets of 10,000 intervals, as a source of many years and failovers has them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GtidSets {

    private static final int INTERVALS = 10_000;

    private final String text = setWithGapsAt(0);
    private final GtidSet set = GtidSet.parse(text);
    private final GtidSet other = GtidSet.parse(setWithGapsAt(5));

    private static String setWithGapsAt(int offset) {
        return IntStream.range(0, INTERVALS)
                .map(interval -> interval * 10 + offset + 1)
                .mapToObj(first -> first + "-" + (first + 7))
                .collect(Collectors.joining(":", "28d38294-e6a1-11f1-8108-02fc00000001:", ""));
    }

    @Benchmark
    public GtidSet parse() {
        return GtidSet.parse(text);
    }

    @Benchmark
    public String print() {
        return set.toString();
    }

    @Benchmark
    public GtidSet union() {
        return set.union(other);
    }

    @Benchmark
    public GtidSet subtract() {
        return set.subtract(other);
    }

    @Benchmark
    public boolean contains() {
        return set.contains(other);
    }
}
