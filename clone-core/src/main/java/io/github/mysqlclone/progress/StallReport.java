package io.github.mysqlclone.progress;

import java.time.Duration;
import java.util.Objects;

/**
 * Say that a clone has stood still for longer than the time limit, and what is known of the reason.
 *
 * @param progress the clone at this moment
 * @param lastMovement what moved last, such as {@code bytes in FILE COPY}
 * @param donor whether the donor answers this JVM; it may still be out of the recipient's reach, or the reverse
 * @since 0.1.0
 */
public record StallReport(CloneProgress progress, String lastMovement, DonorContact donor) {

    /** Require the parts. */
    public StallReport {
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(lastMovement, "lastMovement");
        Objects.requireNonNull(donor, "donor");
    }

    /** {@return how long nothing has moved} */
    public Duration stillFor() {
        return progress.movement().sinceSignOfLife();
    }

    /** {@return the report in one line} */
    @Override
    public String toString() {
        String stage = progress.currentStage()
                .map(current -> " in " + current.stage().label())
                .orElse("");
        return "nothing has moved for " + stillFor().toSeconds() + " s" + stage + "; what moved last: " + lastMovement
                + "; the donor " + donor;
    }
}
