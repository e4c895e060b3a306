package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.donor.DonorSessions;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.outcome.CloneStanding;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels a clone: until it has copied, by ending its sessions on the donor; else, or where the donor cannot be reached from
 * here, by {@link RecipientKillQuery} on the recipient.
 *
 * <p>In that order, since KILL QUERY may lock up the recipient for good while it reads from its donor, and a donor's
 * session that ends never did: the recipient then fails with 3862(1815) within a second or two (seen on 9.7.4). It reads from
 * its donor right after the statement as well: one KILL QUERY of four locked it up there (seen on 9.7.4). For the
 * same reason nothing is sent to a clone that gets no bytes while its donor may serve another one: it goes on and becomes
 * certain, or the recipient gives its donor up by itself; and nothing in the first seconds in which its
 * donor cannot be reached from here, for the recipient may have lost it as well. After FILE SYNC it is too late, and
 * nothing is sent any more.
 *
 * <p>A recipient whose donor's sessions are ended learns of it behind all that the network still holds: 14 s over a link
 * of 300 kB/s, in which KILL QUERY locked it up, while its bytes are counted by the megabyte, seconds apart (seen on
 * 9.7.4). If the network is lost as well, it gives up a minute after the time in which it tries to reach its donor again
 * (seen on 9.7.4: after 361 s of 300). So a copy is left alone then, unless more bytes come than any network holds, which
 * tells that they come from elsewhere, or the recipient does not give up when it should.
 */
final class Cancellation {

    private static final Logger log = LoggerFactory.getLogger(Cancellation.class);

    /** How long the recipient may take to notice that its donor has gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** More than the buffers of both hosts hold, for sixteen threads of a clone with ten MiB each, and of all between them. */
    private static final long MOST_ON_THE_WAY = 256L << 20;

    /** How long a recipient may take beyond the time in which it tries to reach its donor again. */
    private static final Duration GIVES_UP_WITHIN = Duration.ofMinutes(2);

    /** How long to look whether the clone gets bytes before it is said that it stands still. */
    private static final Duration BECOMES_CERTAIN_WITHIN = Duration.ofSeconds(3);

    private final RecipientKillQuery killQuery;
    private final DonorSessions donor;
    private final Duration givesUpAfter;
    private boolean isDonorDone;
    private boolean isToldToBeTooLate;
    private @Nullable Long receivedBytes;
    private @Nullable Long notCertainSinceNanos;
    private boolean isDoubtTold;
    private @Nullable Long donorEndedAtNanos;
    private long bytesAtEndOfDonor;
    private @Nullable Long outOfReachSinceNanos;

    /**
     * Cancel by these.
     *
     * @param reconnectWindow how long the recipient tries to reach its donor again
     */
    Cancellation(RecipientKillQuery killQuery, DonorSessions donor, Duration reconnectWindow) {
        this.killQuery = killQuery;
        this.donor = donor;
        this.givesUpAfter = reconnectWindow.plus(GIVES_UP_WITHIN);
    }

    /** Returns whether a server was asked. */
    boolean isSent() {
        return donorEndedAtNanos != null || killQuery.isSent();
    }

    /** Do what is due for a clone that goes on although somebody wants it cancelled, and has got no byte for so long. */
    void pursue(ServerConnection connection, CloneStanding.Wait standing, Duration silence, long nowNanos) {
        Optional<CloneStatus> ours = standing.status();
        if (standing.state() != CloneState.RUNNING
                || ours.filter(Cancellation::isCopied).isPresent()) {
            comesTooLate();
            return;
        }
        boolean isUndecided = !isDonorDone
                && ours.filter(Cancellation::needsItsDonor)
                        .filter(status -> !endOnDonor(status, silence, nowNanos))
                        .isPresent();
        if (!isUndecided && !isLeftToItself(ours, silence, nowNanos)) {
            killQuery.send(connection, ours, nowNanos);
        }
    }

    /** Its donor's sessions are ended, and it has yet to notice. */
    private boolean isLeftToItself(Optional<CloneStatus> ours, Duration silence, long nowNanos) {
        if (donorEndedAtNanos == null) {
            return false;
        }
        if (nowNanos - donorEndedAtNanos < PATIENCE.toNanos()) {
            return true;
        }
        return silence.compareTo(givesUpAfter) < 0
                && ours.filter(status -> needsItsDonor(status) && !hasYetToCopy(status))
                        .filter(status -> bytes(status) - bytesAtEndOfDonor <= MOST_ON_THE_WAY)
                        .isPresent();
    }

    /** Returns whether that is settled: done, or not to be done at all. */
    private boolean endOnDonor(CloneStatus status, Duration silence, long nowNanos) {
        isDonorDone = switch (donor.endServing(receives(status))) {
            case ENDED -> {
                donorEndedAtNanos = nowNanos;
                bytesAtEndOfDonor = bytes(status);
                yield true;
            }
            case OUT_OF_REACH -> silence.compareTo(PATIENCE) >= 0 || isOutOfReachForLong(nowNanos);
            case NONE -> !hasYetToCopy(status);
            case NOT_POSSIBLE -> true;
            case NOT_CERTAIN -> {
                tellDoubt(nowNanos);
                yield false;
            }
        };
        return isDonorDone;
    }

    /** A recipient that has lost its donor as well says so within the moment, and a KILL QUERY must not meet it there. */
    private boolean isOutOfReachForLong(long nowNanos) {
        if (outOfReachSinceNanos == null) {
            outOfReachSinceNanos = nowNanos;
        }
        return nowNanos - outOfReachSinceNanos >= PATIENCE.toNanos();
    }

    private void tellDoubt(long nowNanos) {
        if (notCertainSinceNanos == null) {
            notCertainSinceNanos = nowNanos;
        } else if (!isDoubtTold && nowNanos - notCertainSinceNanos >= BECOMES_CERTAIN_WITHIN.toNanos()) {
            isDoubtTold = true;
            log.warn(
                    "The clone gets no bytes, and its donor may serve another clone by now. It is cancelled once it goes on;"
                            + " else the recipient gives its donor up by itself");
        }
    }

    private boolean receives(CloneStatus status) {
        long now = bytes(status);
        boolean isMore = receivedBytes != null && now > receivedBytes;
        receivedBytes = now;
        return isMore;
    }

    private static long bytes(CloneStatus status) {
        return status.stages().stream().mapToLong(StageProgress::networkBytes).sum();
    }

    /** Say so, once: the copy is complete. */
    void comesTooLate() {
        if (!isToldToBeTooLate && !isSent()) {
            isToldToBeTooLate = true;
            log.warn("It is too late to cancel the clone: its copy is complete. It is followed to its end");
        }
    }

    /** The session has nothing left to do that could be cancelled, and its next statement may be somebody else's. */
    private static boolean isCopied(CloneStatus status) {
        return status.stages().stream()
                .anyMatch(stage -> stage.stage() == Stage.FILE_SYNC && stage.state() == ReportedState.COMPLETED);
    }

    /** It connects to its donor, or drops the recipient's data. */
    private static boolean hasYetToCopy(CloneStatus status) {
        return status.stages().stream()
                .filter(stage -> stage.stage().copiesBytes())
                .map(StageProgress::state)
                .noneMatch(state -> state == ReportedState.IN_PROGRESS || state == ReportedState.COMPLETED);
    }

    /** Between two stages that copy, none may be in progress. */
    private static boolean needsItsDonor(CloneStatus status) {
        return status.stages().stream()
                .noneMatch(stage -> stage.stage() == Stage.FILE_SYNC && stage.state() != ReportedState.NOT_STARTED);
    }
}
