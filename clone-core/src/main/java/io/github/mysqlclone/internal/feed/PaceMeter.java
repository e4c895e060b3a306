package io.github.mysqlclone.internal.feed;

import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.Movement;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.StageProgress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Measures how fast bytes move from looks at unequal intervals, by the monotonic clock alone.
 *
 * <p>Rates are exponentially weighted means. Their weight at the start is taken out again, so that the first seconds
 * show the true rate and not a slow climb towards it.
 */
final class PaceMeter {

    private static final double MEMORY_SECONDS = 5;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Rate data = new Rate();
    private final Rate network = new Rate();
    private boolean begun;
    private long sampledAtNanos;
    private long byteAtNanos;
    private long signAtNanos;
    private String lastSign = "nothing since the watch began";
    private List<StageProgress> stages = List.of();

    /** Take what was seen at this moment. */
    void sample(long nowNanos, List<StageProgress> seen) {
        if (!begun) {
            begun = true;
            sampledAtNanos = nowNanos;
            byteAtNanos = nowNanos;
            signAtNanos = nowNanos;
        }
        double seconds = (nowNanos - sampledAtNanos) / NANOS_PER_SECOND;
        sampledAtNanos = nowNanos;
        boolean dataMoved = data.sample(copied(seen), seconds);
        boolean networkMoved = network.sample(onTheWire(seen), seconds);
        if (dataMoved || networkMoved) {
            byteAtNanos = nowNanos;
            sign(nowNanos, "bytes" + current(seen));
        } else if (!sameStages(seen)) {
            sign(nowNanos, "the stage" + current(seen));
        }
        stages = seen;
    }

    /** Something else shows that the clone lives. */
    void sign(long nowNanos, String what) {
        signAtNanos = nowNanos;
        lastSign = what;
    }

    String lastSign() {
        return lastSign;
    }

    Movement movement(long nowNanos, CloneState state) {
        return begun
                ? new Movement(
                        data.perSecond(),
                        network.perSecond(),
                        copyTimeLeft(state),
                        Duration.ofNanos(nowNanos - byteAtNanos),
                        Duration.ofNanos(nowNanos - signAtNanos))
                : Movement.NONE;
    }

    private Optional<Duration> copyTimeLeft(CloneState state) {
        boolean copying = state == CloneState.RUNNING
                && stages.stream()
                        .anyMatch(stage -> stage.stage().copiesBytes() && stage.state() == ReportedState.IN_PROGRESS);
        if (!copying || data.perSecond() == 0) {
            return Optional.empty();
        }
        long left = stages.stream()
                .mapToLong(stage -> Math.max(0, stage.estimatedBytes() - stage.copiedBytes()))
                .sum();
        return Optional.of(Duration.ofSeconds(left / data.perSecond()));
    }

    private boolean sameStages(List<StageProgress> seen) {
        return states(seen).equals(states(stages));
    }

    private static List<ReportedState> states(List<StageProgress> stages) {
        return stages.stream().map(StageProgress::state).toList();
    }

    private static String current(List<StageProgress> stages) {
        return stages.stream()
                .filter(stage -> stage.state() != ReportedState.NOT_STARTED)
                .reduce((earlier, later) -> later)
                .map(stage -> " in " + stage.stage().label())
                .orElse("");
    }

    private static long copied(List<StageProgress> stages) {
        return stages.stream().mapToLong(StageProgress::copiedBytes).sum();
    }

    private static long onTheWire(List<StageProgress> stages) {
        return stages.stream().mapToLong(StageProgress::networkBytes).sum();
    }

    /** One counter that only grows; what it had reached before the first look says nothing of the rate. */
    private static final class Rate {
        private boolean seen;
        private long bytes;
        private double mean;
        private double weight;

        boolean sample(long now, double seconds) {
            long grown = seen ? now - bytes : 0;
            seen = true;
            bytes = now;
            if (seconds > 0) {
                double kept = Math.exp(-seconds / MEMORY_SECONDS);
                mean = mean * kept + Math.max(0, grown) / seconds * (1 - kept);
                weight = weight * kept + (1 - kept);
            }
            return grown > 0;
        }

        long perSecond() {
            return weight == 0 ? 0 : Math.round(mean / weight);
        }
    }
}
