package io.github.mysqlclone.internal.fleet.plan;

/**
 * How old the data of a donor is. A copy of a copy is as old as that, however late it was made. Times are in milliseconds.
 *
 * @param copiedAt when the root's child was there, of which it is or descends; of no meaning for the root
 * @param neededSince when that clone began: what the root has written since may be missing
 * @param took how long the donor's own clone took, from its beginning to the end of its recovery
 */
record DataAge(long copiedAt, long neededSince, long took) {

    static DataAge current(long now) {
        return new DataAge(now, now, 0);
    }

    static DataAge ofChildOfRoot(long begunAt, long now) {
        return new DataAge(now, begunAt, now - begunAt);
    }

    /** Returns that of a copy of the one whose age this is. */
    DataAge copied(long begunAt, long now) {
        return new DataAge(copiedAt, neededSince, now - begunAt);
    }

    /**
     * Returns whether there is time for one more clone before the root purges what its copy would lack. Nobody knows how long that takes:
     * twice as long as the donor's own is allowed for.
     */
    boolean allowsAnotherClone(long keepsLogs, long now) {
        return now - neededSince + 2 * took <= keepsLogs;
    }
}
