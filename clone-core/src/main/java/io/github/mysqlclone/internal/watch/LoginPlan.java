package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which logins to try at a recipient whose accounts may have changed, and how often.
 *
 * <p>A failed recovery brings the old accounts back, a completed one the donor's, so both are worth a try. Each gets at
 * most three refusals in a row, two seconds apart: real accounts lock. Once all are refused, each is tried every minute as
 * long as no restart follows.
 */
public final class LoginPlan {

    /** Refusals that trying again does not mend: somebody has to do something on the server. */
    private static final Set<Integer> REFUSALS =
            Set.of(1044, 1045, 1049, 1129, 1130, 1142, 1184, 1251, 1524, 1698, 1820, 1862, 3118, 3159, 3955);

    /** ER_USER_LIMIT_REACHED: one of them ends with somebody else's connection, the others with the hour. */
    private static final int LIMIT_REACHED = 1226;

    private static final String PASSING_LIMIT = "'max_user_connections'";

    private static final int ATTEMPTS = 3;
    private static final Duration APART = Duration.ofSeconds(2);

    /** While the statement is out its clone goes on, and somebody may mend the account before it ends. */
    private static final Duration REST = Duration.ofMinutes(1);

    private final List<Candidate> candidates = new ArrayList<>();

    private static final class Candidate {
        private final MySqlServer server;
        private int refusals;
        private @Nullable Long refusedAtNanos;

        private Candidate(MySqlServer server) {
            this.server = server;
        }

        private boolean isRested(Duration rest, long nowNanos) {
            return refusedAtNanos == null || nowNanos - refusedAtNanos >= rest.toNanos();
        }
    }

    /** Try the login that worked before, and the one for the time after the restart where that is another. */
    public LoginPlan(MySqlServer before, MySqlServer after) {
        candidates.add(new Candidate(before));
        if (!after.equals(before)) {
            candidates.add(new Candidate(after));
        }
    }

    static boolean isRefusal(ServerError error) {
        return REFUSALS.contains(error.number())
                || (error.number() == LIMIT_REACHED && !error.message().contains(PASSING_LIMIT));
    }

    /** Return the logins that may be tried now, the likelier one first. */
    List<MySqlServer> due(boolean restartFollows, long nowNanos) {
        boolean isResting = isExhausted() && !restartFollows;
        List<MySqlServer> due = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (isResting
                    ? candidate.isRested(REST, nowNanos)
                    : candidate.refusals < ATTEMPTS && candidate.isRested(APART, nowNanos)) {
                due.add(restartFollows ? 0 : due.size(), candidate.server);
            }
        }
        return due;
    }

    /** Return the login for the time after the restart, which may be the one of before. */
    MySqlServer afterwards() {
        return candidates.get(candidates.size() - 1).server;
    }

    void refused(MySqlServer server, long nowNanos) {
        Candidate candidate = of(server);
        candidate.refusals++;
        candidate.refusedAtNanos = nowNanos;
    }

    /** The server let one in and told: whatever was refused before was refused by an earlier state of the server. */
    void admitted() {
        for (Candidate candidate : candidates) {
            candidate.refusals = 0;
            candidate.refusedAtNanos = null;
        }
    }

    /** Returns whether every login was refused as often as is decent. */
    boolean isExhausted() {
        return candidates.stream().allMatch(candidate -> candidate.refusals >= ATTEMPTS);
    }

    private Candidate of(MySqlServer server) {
        return candidates.stream()
                .filter(candidate -> candidate.server.equals(server))
                .findFirst()
                .orElseThrow();
    }
}
