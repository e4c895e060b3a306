package io.github.mysqlclone.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Show one stage at one moment, in the recipient's words and by the recipient's clock.
 *
 * @param stage which stage
 * @param state how far it is
 * @param begin when it began; empty if it did not
 * @param end when it ended; empty if it did not
 * @param threads how many threads work on it; 0 before it begins
 * @param estimatedBytes the server's estimate in bytes; may be lower than what is copied in the end
 * @param copiedBytes bytes of data so far
 * @param networkBytes bytes on the wire so far; 0 for a local clone
 * @since 0.1.0
 */
public record StageProgress(
        Stage stage,
        ReportedState state,
        Optional<Instant> begin,
        Optional<Instant> end,
        int threads,
        long estimatedBytes,
        long copiedBytes,
        long networkBytes) {

    /** Require the references. */
    public StageProgress {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(begin, "begin");
        Objects.requireNonNull(end, "end");
    }

    /** {@return how long the stage took; empty if it has not ended} */
    public Optional<Duration> duration() {
        return begin.flatMap(from -> end.map(to -> Duration.between(from, to)));
    }

    /** {@return 0 to 100, never more, although the server may copy more than it estimated} */
    public int percent() {
        if (state == ReportedState.COMPLETED) {
            return 100;
        }
        return estimatedBytes <= 0 ? 0 : (int) Math.min(100, copiedBytes * 100.0 / estimatedBytes);
    }
}
