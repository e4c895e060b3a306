package io.github.mysqlclone.progress;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Show a clone at one moment. An immutable snapshot.
 *
 * @param state what the clone is doing
 * @param stages one entry per stage in their order; empty before the first begins
 * @param movement how fast it moves, and how long it has not
 * @since 0.1.0
 */
public record CloneProgress(CloneState state, List<StageProgress> stages, Movement movement) {

    /** Require the parts and copy the list. */
    public CloneProgress {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(movement, "movement");
        stages = List.copyOf(stages);
    }

    /** {@return the stage that runs, or the last that began; empty before the first begins} */
    public Optional<StageProgress> currentStage() {
        return stages.stream()
                .filter(stage -> stage.state() != ReportedState.NOT_STARTED)
                .reduce((earlier, later) -> later);
    }

    /** {@return the bytes of data copied so far, over all stages} */
    public long copiedBytes() {
        return stages.stream().mapToLong(StageProgress::copiedBytes).sum();
    }

    /** {@return the server's estimate of all bytes, never less than what was copied already} */
    public long estimatedBytes() {
        return stages.stream()
                .mapToLong(stage -> Math.max(stage.estimatedBytes(), stage.copiedBytes()))
                .sum();
    }

    /** {@return the bytes on the wire so far, over all stages} */
    public long networkBytes() {
        return stages.stream().mapToLong(StageProgress::networkBytes).sum();
    }

    /** {@return how many threads of the recipient work on the current stage; 0 between stages} */
    public int threads() {
        return currentStage().map(StageProgress::threads).orElse(0);
    }

    /** {@return 0 to 100 over all stages that copy bytes} */
    public int percent() {
        long estimated = estimatedBytes();
        return estimated == 0 ? 0 : (int) Math.min(100, copiedBytes() * 100.0 / estimated);
    }
}
