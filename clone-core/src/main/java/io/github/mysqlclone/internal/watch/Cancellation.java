package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.donor.DonorSessions;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.outcome.CloneStanding;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
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
 * session that ends never did: the recipient then fails with 3862(1815) once it notices, see {@link CopyWithoutDonor} (seen
 * on 9.7.4). It reads from its donor right after the statement as well: one KILL QUERY of four locked it up there (seen on
 * 9.7.4). For the same reason nothing is sent to a clone that gets no bytes while its donor may serve another one: it goes
 * on and becomes certain, or the recipient gives its donor up by itself; and nothing in the first seconds in which its
 * donor cannot be reached from here, for the recipient may have lost it as well. After FILE SYNC it is too late, and
 * nothing is sent any more.
 */
final class Cancellation {

    private static final Logger log = LoggerFactory.getLogger(Cancellation.class);

    /** How long the recipient may take to notice that the process of its donor has gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long to look whether the clone gets bytes before it is said that it stands still. */
    private static final Duration BECOMES_CERTAIN_WITHIN = Duration.ofSeconds(3);

    private final RecipientKillQuery killQuery;
    private final DonorSessions donor;
    private final CopyWithoutDonor leftAlone;
    private boolean isDonorDone;
    private boolean isToldToBeTooLate;
    private @Nullable Long receivedBytes;
    private @Nullable Long notCertainSinceNanos;
    private boolean isDoubtTold;
    private boolean isDonorEnded;
    private @Nullable Long outOfReachSinceNanos;

    /**
     * Cancel by these.
     *
     * @param reconnectWindow how long the recipient tries to reach its donor again
     */
    Cancellation(RecipientKillQuery killQuery, DonorSessions donor, Duration reconnectWindow) {
        this.killQuery = killQuery;
        this.donor = donor;
        this.leftAlone = new CopyWithoutDonor(reconnectWindow);
    }

    /** Returns whether a server was asked. */
    boolean isSent() {
        return isDonorEnded || killQuery.isSent();
    }

    /** Do what is due for a clone that goes on although somebody wants it cancelled, and has got no byte for so long. */
    void pursue(ServerConnection connection, CloneStanding.Wait standing, Duration silence, long nowNanos) {
        Optional<CloneStatus> ours = standing.status();
        if (standing.state() != CloneState.RUNNING
                || ours.filter(Cancellation::isCopied).isPresent()) {
            comesTooLate();
            return;
        }
        Optional<CloneStatus> fed = ours.filter(CopyWithoutDonor::needsItsDonor);
        if (!isDonorDone && fed.isPresent()) {
            isDonorDone = isNothingLeftAtDonor(fed.get(), silence, nowNanos);
            if (!isDonorDone || leftAlone.hasNoDonor()) {
                return;
            }
        }
        if (!leftAlone.isLeftToItself(ours, silence, nowNanos)) {
            killQuery.send(connection, ours, nowNanos);
        }
    }

    /** End its sessions there, and say whether that is done, or not to be done at all. */
    private boolean isNothingLeftAtDonor(CloneStatus status, Duration silence, long nowNanos) {
        return switch (donor.endServing(receives(status))) {
            case ENDED -> {
                isDonorEnded = true;
                yield isWithoutDonor();
            }
            case NONE -> CopyWithoutDonor.hasBegun(status) && isWithoutDonor();
            case OUT_OF_REACH -> silence.compareTo(PATIENCE) >= 0 || isOutOfReachForLong(nowNanos);
            case NOT_POSSIBLE -> true;
            case NOT_CERTAIN -> {
                tellDoubt(nowNanos);
                yield false;
            }
        };
    }

    private boolean isWithoutDonor() {
        leftAlone.begins();
        return true;
    }

    /**
     * A recipient whose donor's process has ended as well says so within the moment, and a KILL QUERY must not meet it there.
     * One whose donor's host or network is lost takes minutes: there it may.
     */
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
        long now = CopyWithoutDonor.bytes(status);
        boolean isMore = receivedBytes != null && now > receivedBytes;
        receivedBytes = now;
        return isMore;
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
}
