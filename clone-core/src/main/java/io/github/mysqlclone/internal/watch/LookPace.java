package io.github.mysqlclone.internal.watch;

import java.time.Duration;

/**
 * How soon to look again.
 *
 * @param usual the interval that the caller wants between looks at a running clone
 */
record LookPace(Duration usual) {

    /** A small clone is over before the second look at the usual pace, and a small server is back. */
    static final Duration QUICK = Duration.ofMillis(20);

    private static final int PARTS_OF_THE_DOWNTIME = 10;

    /**
     * Return it. The longer the recipient has been away, the less it matters when it is found to be back.
     *
     * @param isIdentified whether the server has noted the clone
     * @param away how long the recipient has not answered; zero if it does
     */
    Duration untilNextLook(boolean isIdentified, Duration away) {
        if (isIdentified && away.isZero()) {
            return usual;
        }
        Duration part = isIdentified ? away.dividedBy(PARTS_OF_THE_DOWNTIME) : Duration.ZERO;
        Duration sooner = part.compareTo(QUICK) < 0 ? QUICK : part;
        return sooner.compareTo(usual) < 0 ? sooner : usual;
    }
}
