package io.github.mysqlclone.testkit.it.random;

import io.github.mysqlclone.progress.CloneProgress;
import java.time.Duration;
import java.util.Optional;

/** A clone that was begun. */
interface UnderWay extends AutoCloseable {

    /** Returns how far it is, as its caller sees it; empty where another process is that. */
    Optional<CloneProgress> progress();

    boolean hasReached(Moment moment);

    boolean isDone();

    /** Wants something of it, and may wait for that. */
    void wish(Wish wish);

    /** Waits for the end and returns what was said then; empty if there is none in time. */
    Optional<Reported> end(Duration limit) throws Exception;

    /** Returns what somebody else heard who cloned or looked on beside. */
    Optional<Reported> heardBeside();

    @Override
    void close();
}
