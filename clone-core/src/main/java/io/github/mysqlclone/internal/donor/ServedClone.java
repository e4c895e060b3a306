package io.github.mysqlclone.internal.donor;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * By what a clone's sessions on its donor are told from another one's.
 *
 * <p>A donor serves one clone at a time, so all sessions that serve one belong together, though they are not of one age:
 * threads that join in later have younger ones. The first is as old as the clone. After a network failure the recipient
 * connects anew, and all are younger; they cannot be told from those of a clone that somebody else has begun since, unless
 * the clone gets bytes, which it then gets from them, and the donor is certain or they come from the recipient's host. The
 * host alone proves nothing: several servers on it may clone from the same donor.
 */
public final class ServedClone {

    /** By how much a session's time in the process list may be off, rounded to seconds as it is. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    /** How long a clone may take from its beginning to its first session on the donor. */
    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);

    private static final String LATER =
            "serves a clone that began after this one, or this one has connected to it anew";

    private final Optional<String> user;
    private final Optional<String> comesFrom;
    private final boolean isDonorKnown;
    private final long begunAtNanos;

    private ServedClone(Optional<String> user, Optional<String> comesFrom, boolean isDonorKnown, Duration age) {
        this.user = user;
        this.comesFrom = comesFrom;
        this.isDonorKnown = isDonorKnown;
        this.begunAtNanos = System.nanoTime() - age.toNanos();
    }

    /**
     * Returns one whose donor is known to be the server that is asked.
     *
     * @param user as whom it logs in there; empty if that is not known
     * @param age how long ago it began
     */
    public static ServedClone ofKnownDonor(Optional<String> user, Duration age) {
        return new ServedClone(user, Optional.empty(), true, age);
    }

    /**
     * Returns one of whose donor nobody knows for certain that it is the server that is asked.
     *
     * @param user as whom it logs in there; empty if that is not known
     * @param age how long ago it began
     * @param comesFrom the host of the recipient, if its sessions on the server that is asked come from there; else empty.
     *     Younger sessions from there are its own while it gets bytes
     */
    public static ServedClone ofSupposedDonor(Optional<String> user, Duration age, Optional<String> comesFrom) {
        return new ServedClone(user, comesFrom, false, age);
    }

    /** Returns why these sessions are somebody else's; empty if they may be its own, or if there are none. */
    Optional<String> objectionTo(List<ServingSession> serving) {
        Optional<ServingSession> stranger = serving.stream()
                .filter(session ->
                        user.filter(own -> !own.equals(session.user())).isPresent())
                .findFirst();
        if (stranger.isPresent()) {
            return Optional.of(
                    "serves a clone that logs in as " + stranger.get().user() + ", not as " + user.orElse(""));
        }
        Optional<Duration> oldest = oldest(serving);
        if (oldest.filter(age -> age.compareTo(age().plus(ROUNDING)) > 0).isPresent()) {
            return Optional.of("serves a clone that began before this one");
        }
        return isDonorKnown || !mayBeOfALaterOne(serving) || serving.stream().allMatch(this::comesFromRecipient)
                ? Optional.empty()
                : Optional.of(LATER);
    }

    /** Returns why these sessions may be those of a later clone; empty if that is out of the question. */
    Optional<String> doubtAbout(List<ServingSession> serving, boolean receives) {
        return !receives && mayBeOfALaterOne(serving) ? Optional.of(LATER) : Optional.empty();
    }

    private boolean mayBeOfALaterOne(List<ServingSession> serving) {
        Duration youngest = age().minus(ROUNDING).minus(CONNECTS_WITHIN);
        return oldest(serving).filter(age -> age.compareTo(youngest) < 0).isPresent();
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - begunAtNanos);
    }

    private static Optional<Duration> oldest(List<ServingSession> serving) {
        return serving.stream().map(ServingSession::age).max(Comparator.naturalOrder());
    }

    private boolean comesFromRecipient(ServingSession session) {
        return comesFrom.filter(session.host()::equalsIgnoreCase).isPresent();
    }
}
