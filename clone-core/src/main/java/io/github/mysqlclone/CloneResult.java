package io.github.mysqlclone;

import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.preparation.Quarantine;
import io.github.mysqlclone.progress.StageProgress;
import io.github.mysqlclone.server.BinlogCoordinates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Report a clone that the server says it completed.
 *
 * @param identity which clone it was
 * @param kind what it did
 * @param coordinates up to which point of the donor's history the copy goes; empty for clones into a directory, whose
 *     coordinates only a server started on it knows
 * @param end when it ended by the recipient's clock, recovery included
 * @param stages times and bytes per stage, by the recipient's clock
 * @param restartTime how long the recipient did not answer; empty without a restart
 * @param warnings what should be known although the clone is complete
 * @param leftovers what was changed for it and could not be put back
 * @param quarantine what the copy is in until somebody lifts it; empty if none was asked for
 * @since 0.1.0
 */
public record CloneResult(
        CloneIdentity identity,
        CloneKind kind,
        Optional<BinlogCoordinates> coordinates,
        Instant end,
        List<StageProgress> stages,
        Optional<Duration> restartTime,
        List<String> warnings,
        List<Leftover> leftovers,
        Optional<Quarantine> quarantine) {

    /** Require the parts and copy the lists. */
    public CloneResult {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(coordinates, "coordinates");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(restartTime, "restartTime");
        stages = List.copyOf(stages);
        warnings = List.copyOf(warnings);
        leftovers = List.copyOf(leftovers);
        Objects.requireNonNull(quarantine, "quarantine");
    }

    /**
     * Report a clone for which nothing was changed.
     *
     * @param identity which clone it was
     * @param kind what it did
     * @param coordinates up to which point of the donor's history the copy goes
     * @param end when it ended by the recipient's clock
     * @param stages times and bytes per stage
     * @param restartTime how long the recipient did not answer
     * @param warnings what should be known although the clone is complete
     */
    public CloneResult(
            CloneIdentity identity,
            CloneKind kind,
            Optional<BinlogCoordinates> coordinates,
            Instant end,
            List<StageProgress> stages,
            Optional<Duration> restartTime,
            List<String> warnings) {
        this(identity, kind, coordinates, end, stages, restartTime, warnings, List.of(), Optional.empty());
    }

    /** {@return when it began by the recipient's clock} */
    public Instant begin() {
        return identity.beginTime();
    }

    /** {@return how long it took by the recipient's clock, restart and recovery included} */
    public Duration duration() {
        return Duration.between(begin(), end);
    }

    /** {@return the bytes of data copied, over all stages} */
    public long copiedBytes() {
        return stages.stream().mapToLong(StageProgress::copiedBytes).sum();
    }
}
