package io.github.mysqlclone.replication;

/**
 * Say by what a replica finds the place in its source's binary logs from which to go on.
 *
 * @since 0.1.0
 */
public enum PositionChoice {
    /**
     * By GTIDs where the source's {@code gtid_mode} is ON and the replica's is not OFF, by file and position otherwise. By file and
     * position, too, where the copy has no GTID at all and the coordinates name a file: the donor may have had none yet, and would
     * send by GTIDs only what it wrote since it has some.
     */
    AS_THE_SERVERS_ALLOW,
    /** By GTIDs: the source sends what the replica lacks. */
    GTID,
    /** By the file and position in the coordinates. */
    FILE
}
