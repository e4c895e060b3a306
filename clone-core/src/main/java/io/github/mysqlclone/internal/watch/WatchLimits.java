package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.outcome.CloneStanding;
import io.github.mysqlclone.internal.outcome.StatementReturn;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Ends a watch that leads to nothing more: nobody wants it, or nobody can know how the clone ended. */
final class WatchLimits {

    /** How long a clone that is let go of at once may take to be noted. */
    private static final Duration NOTED_WITHIN = Duration.ofSeconds(5);

    /** How long the row may lag behind what the statement said, and a server may take to go down for its restart. */
    private static final Duration CONTRADICTION = Duration.ofSeconds(10);

    private final WatchedClone task;
    private final ProgressFeed feed;
    private final CallerRequests requests;
    private final ResultOrFailure endings;
    private final RecipientExit exit;
    private final BandwidthThrottle throttle;
    private final RecipientDowntime downtime;
    private final LongSupplier clock;
    private @Nullable Long detachSeenAtNanos;

    WatchLimits(
            WatchedClone task,
            ProgressFeed feed,
            CallerRequests requests,
            ResultOrFailure endings,
            BandwidthThrottle throttle,
            RecipientDowntime downtime,
            LongSupplier clock) {
        this.task = task;
        this.feed = feed;
        this.requests = requests;
        this.endings = endings;
        this.exit = RecipientExit.of(task, requests);
        this.throttle = throttle;
        this.downtime = downtime;
        this.clock = clock;
    }

    /** The clone must have been noted by then, or breaking the connection off might take the statement back. */
    void stopIfLetGo(Optional<StatementReturn> outcome) {
        if (!requests.detachRequested()) {
            return;
        }
        long now = clock.getAsLong();
        if (detachSeenAtNanos == null) {
            detachSeenAtNanos = now;
        }
        boolean isNoted =
                identity().isPresent() || outcome.isPresent() || task.call().isEmpty();
        if (isNoted || now - detachSeenAtNanos > NOTED_WITHIN.toNanos()) {
            throw endings.unknown("it was detached while it ran", identity(), throttle.leftovers(), null);
        }
    }

    /** Another server answers, or none lets us in. */
    void stopAtDeadEnd(RecipientReading look, Optional<StatementReturn> outcome) {
        if (look instanceof RecipientReading.OtherServer other) {
            throw endings.unknown(
                    "another server answers in its place", identity(), throttle.leftovers(), other.cause());
        }
        if (look instanceof RecipientReading.LoginRefused refused
                && (outcome.isPresent() || task.call().isEmpty())) {
            throw endings.unknown(
                    "it answers, but refuses every login that was given; after a replace clone its accounts are the"
                            + " donor's. Waiting does not end that: "
                            + withoutPeriod(String.valueOf(refused.cause().getMessage())),
                    identity(),
                    throttle.leftovers(),
                    refused.cause());
        }
    }

    /** The sentence goes on behind it. */
    private static String withoutPeriod(String message) {
        String text = message.strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** The row does not agree with the statement, or with what the server may do yet, and goes on to. */
    void stopIfItLasts(CloneStanding.Contradiction contradiction, ServerConnection connection, long lookedAtNanos) {
        if (downtime.contradicted(lookedAtNanos, clock.getAsLong()).compareTo(CONTRADICTION) < 0) {
            return;
        }
        if (contradiction.error().isPresent()) {
            throw endings.failed(
                    new CloneStanding.Failed(contradiction.error(), contradiction.status()),
                    feed,
                    connection,
                    throttle.restore(connection));
        }
        boolean isOfAnother = contradiction
                .status()
                .filter(row -> identity().equals(Optional.of(row.identity())))
                .isEmpty();
        throw endings.unknown(
                isOfAnother
                        ? "clone_status speaks of another clone that has begun since"
                        : "the statement came back with OK, but clone_status says that it still runs",
                identity(),
                throttle.leftovers(),
                exit.ofAnswering(connection),
                null);
    }

    /** The outcome has been wanted for too long. */
    void stopWhenOverdue(RecipientReading look, Optional<StatementReturn> outcome) {
        Duration limit = task.timeouts().restart();
        if (downtime.undecided(clock.getAsLong(), outcome.isPresent()).compareTo(limit) <= 0) {
            return;
        }
        throw endings.unknown(
                look instanceof RecipientReading.Seen
                        ? "the recipient answers, but has not told within " + limit + " what became of it"
                        : "the recipient could not be asked within " + limit,
                identity(),
                throttle.leftovers(),
                look instanceof RecipientReading.Seen seen ? exit.ofAnswering(seen.connection()) : exit.ofAbsent(),
                look instanceof RecipientReading.Unreachable unreachable ? unreachable.cause() : null);
    }

    private Optional<CloneIdentity> identity() {
        return feed.identity();
    }
}
