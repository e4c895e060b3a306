package io.github.mysqlclone.examples.benchmark.micro;

import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.Movement;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Snapshots of the progress, as a listener gets one for each look. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Snapshots {

    private static final int THREADS = 4;
    private static final long BYTES = 1L << 40;

    private final List<StageProgress> stages = Stream.of(Stage.values())
            .map(stage -> new StageProgress(
                    stage,
                    ReportedState.COMPLETED,
                    Optional.of(Instant.EPOCH),
                    Optional.of(Instant.EPOCH.plusSeconds(1)),
                    THREADS,
                    BYTES,
                    BYTES / 2,
                    BYTES / 2))
            .toList();
    private final CloneProgress snapshot = snapshot();

    @Benchmark
    public CloneProgress make() {
        return snapshot();
    }

    @Benchmark
    public int percent() {
        return snapshot.percent();
    }

    @Benchmark
    public String print() {
        return snapshot.toString();
    }

    private CloneProgress snapshot() {
        return new CloneProgress(CloneState.RUNNING, stages, Movement.NONE);
    }
}
