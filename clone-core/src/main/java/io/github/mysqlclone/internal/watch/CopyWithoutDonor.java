package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.outcome.OutcomeFromCloneStatus;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells for how long a copy is left to itself whose donor does not serve it any more.
 *
 * <p>The recipient learns of that behind all that the network still holds. Over a link of 300 kB/s it took 14 s; its bytes
 * were counted by the megabyte, seconds apart, and a KILL QUERY meanwhile locked it up for good (seen on 9.7.4). If the
 * network is lost as well, it gives up a minute after the time in which it tries to reach its donor again: after 361 s with
 * 300 s of that (seen on 9.7.4). So both are waited for, unless more bytes come than any network holds: then they come from
 * another donor.
 */
final class CopyWithoutDonor {

    /** Sixteen threads with 10 MiB in the buffers of both hosts each, by the defaults of MySQL and Linux, and much between. */
    private static final long MOST_ON_THE_WAY = 256L << 20;

    /** How long a recipient that drops its data may take to notice: it holds no bytes back then. */
    private static final Duration NOTICES_WITHIN = Duration.ofSeconds(5);

    /** How long it may take beyond the time in which it tries to reach its donor again. */
    private static final Duration GIVES_UP_WITHIN = Duration.ofMinutes(2);

    private final Duration givesUpAfter;
    private boolean hasNoDonor;
    private @Nullable Long countedFromNanos;
    private long countedFromBytes;

    /**
     * Wait by this.
     *
     * @param reconnectWindow how long the recipient tries to reach its donor again
     */
    CopyWithoutDonor(Duration reconnectWindow) {
        this.givesUpAfter = reconnectWindow.plus(GIVES_UP_WITHIN);
    }

    /** Begin with the next look: to ask the donor takes time, in which bytes come. */
    void begins() {
        hasNoDonor = true;
    }

    boolean hasNoDonor() {
        return hasNoDonor;
    }

    /** Returns whether nothing is to be done yet about a clone that has got no byte for so long. */
    boolean isLeftToItself(Optional<CloneStatus> ours, Duration silence, long nowNanos) {
        if (!hasNoDonor || ours.isEmpty()) {
            return hasNoDonor;
        }
        long bytes = bytes(ours.get());
        if (countedFromNanos == null) {
            countedFromNanos = nowNanos;
            countedFromBytes = bytes;
        }
        Duration since = Duration.ofNanos(nowNanos - countedFromNanos);
        if (since.compareTo(NOTICES_WITHIN) < 0) {
            return true;
        }
        boolean isOverdue = silence.compareTo(givesUpAfter) >= 0 && since.compareTo(givesUpAfter) >= 0;
        return needsItsDonor(ours.get())
                && !isDropping(ours.get())
                && !isOverdue
                && bytes - countedFromBytes <= MOST_ON_THE_WAY;
    }

    static long bytes(CloneStatus status) {
        return status.stages().stream().mapToLong(StageProgress::networkBytes).sum();
    }

    /** Its files are not copied yet. */
    static boolean needsItsDonor(CloneStatus status) {
        return !OutcomeFromCloneStatus.isInFileSync(status);
    }

    /** It has done more than to connect to its donor and to drop the recipient's data. */
    static boolean hasBegun(CloneStatus status) {
        return status.stages().stream()
                .anyMatch(stage -> stage.stage().copiesBytes() && stage.state() != ReportedState.NOT_STARTED);
    }

    /** A lock may hold it up there for as long as somebody wants to; it reads nothing meanwhile. */
    private static boolean isDropping(CloneStatus status) {
        return !hasBegun(status)
                && status.stages().stream()
                        .anyMatch(stage ->
                                stage.stage() == Stage.DROP_DATA && stage.state() == ReportedState.IN_PROGRESS);
    }
}
