package io.github.mysqlclone.internal.fleet.inspection;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether the source keeps its binary logs for as long as the first copy of a tree waits in quarantine for the last one. Pure.
 *
 * <p>How long the copying takes is not known beforehand. What is, is for how long each restart may take; a tree that turns out to be
 * slower has its copies leave it in time.
 *
 * @param kept for how long it keeps them; empty if it purges none by itself
 * @param rounds how many clones come one after the other at least
 * @param restart how long each restart may take
 */
record TreeRetention(Optional<Duration> kept, int rounds, Duration restart) {

    private static final int AMPLE = 4;

    /** Returns why the first copies might find purged what they lack; empty if they do not. */
    Optional<String> objection() {
        Duration atMost = restart.multipliedBy(rounds);
        return kept.filter(seconds -> rounds > 1 && seconds.compareTo(atMost) < 0)
                .map(seconds -> "The source purges binary logs after " + seconds.toSeconds()
                        + " s, and the first copies wait until the last is cloned: " + rounds
                        + " rounds, each of which may take " + restart.toSeconds() + " s for the restart alone."
                        + " On the source: SET GLOBAL binlog_expire_logs_seconds = "
                        + atMost.multipliedBy(AMPLE).toSeconds()
                        + ". Or say maxGenerations(1), so that no copy waits for another, or a shorter restart in the"
                        + " timeouts.");
    }
}
