package io.github.mysqlclone.internal.donor;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By what a clone's sessions on its donor are told from another one's.
 *
 * <p>A donor serves one clone at a time, so all sessions that serve one belong together, though they are not of one age:
 * threads that join in later have younger ones. The first is as old as the clone. After a network failure the recipient
 * connects anew, and all are younger; they cannot be told from those of a clone that somebody else has begun since, unless
 * it is certain where they come from.
 */
public final class ServedClone {

    /** By how much a session's time in the process list may be off, rounded to seconds as it is. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    /** How long a clone may take from its beginning to its first session on the donor. */
    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);

    private final Optional<String> user;
    private final Optional<String> comesFrom;
    private final @Nullable Long begunAtNanos;

    private ServedClone(Optional<String> user, Optional<String> comesFrom, @Nullable Long begunAtNanos) {
        this.user = user;
        this.comesFrom = comesFrom;
        this.begunAtNanos = begunAtNanos;
    }

    /**
     * Returns one whose donor is known to be the server that is asked.
     *
     * @param user as whom it logs in there; empty if that is not known
     */
    public static ServedClone ofKnownDonor(Optional<String> user) {
        return new ServedClone(user, Optional.empty(), null);
    }

    /**
     * Returns one of whose donor nobody knows for certain that it is the server that is asked.
     *
     * @param user as whom it logs in there; empty if that is not known
     * @param age how long ago it began
     * @param comesFrom the host of the recipient, if that alone is certain to be a proof; else empty
     */
    public static ServedClone ofSupposedDonor(Optional<String> user, Duration age, Optional<String> comesFrom) {
        return new ServedClone(user, comesFrom, System.nanoTime() - age.toNanos());
    }

    /** Returns why these sessions are not known to be its own; empty if they are, or if there are none. */
    Optional<String> objectionTo(List<ServingSession> serving) {
        Optional<ServingSession> stranger = serving.stream()
                .filter(session ->
                        user.filter(own -> !own.equals(session.user())).isPresent())
                .findFirst();
        if (stranger.isPresent()) {
            return Optional.of(
                    "serves a clone that logs in as " + stranger.get().user() + ", not as " + user.orElse(""));
        }
        Optional<Duration> oldest = serving.stream().map(ServingSession::age).max(Comparator.naturalOrder());
        if (begunAtNanos == null || oldest.isEmpty()) {
            return Optional.empty();
        }
        Duration age = Duration.ofNanos(System.nanoTime() - begunAtNanos);
        if (oldest.get().compareTo(age.plus(ROUNDING)) > 0) {
            return Optional.of("serves a clone that began before this one");
        }
        boolean isYounger = oldest.get().compareTo(age.minus(ROUNDING).minus(CONNECTS_WITHIN)) < 0;
        return isYounger && !serving.stream().allMatch(this::comesFromRecipient)
                ? Optional.of("serves a clone that began after this one, or this one has connected to it anew")
                : Optional.empty();
    }

    private boolean comesFromRecipient(ServingSession session) {
        return comesFrom.filter(session.host()::equalsIgnoreCase).isPresent();
    }
}
