package io.github.mysqlclone.replication;

/**
 * Say what kind of thing is in the way of replication.
 *
 * @since 0.1.0
 */
public enum ObstacleKind {
    /** Source and recipient are one and the same server, or have the same {@code server_uuid}. */
    SAME_SERVER,
    /** Both have the same {@code server_id}: the source would break the connection off (error 13117). */
    SAME_SERVER_ID,
    /** The source writes no binary log. */
    NO_BINLOG,
    /** The two values of {@code gtid_mode} do not go together, or not with the position wanted. */
    GTID_MODES,
    /** The recipient logs by STATEMENT what it gets, and the source sends rows (error 1666). */
    BINLOG_FORMAT,
    /** The source has purged transactions that the copy lacks (error 13114 with 1236). */
    SOURCE_PURGED,
    /** The copy has transactions that the source lacks. */
    DIVERGED,
    /** File and position are those of another server, or nobody knows of which. */
    OTHER_SOURCE,
    /** The source no longer has the file, or the file ends before the position (error 13114 with 1236). */
    BINLOG_FILE_GONE,
    /** The coordinates hold no file. */
    NO_FILE_POSITION,
    /** The account may not replicate, is not for the recipient's host, or would be shut out later (errors 1045, 2061, 13120). */
    ACCOUNT,
    /** The recipient has a replication channel already, running or not. */
    CHANNEL_EXISTS,
    /** A channel that is to be reset has applied what file and position do not tell of: it would be executed twice. */
    CHANNEL_HAS_APPLIED,
    /** The recipient is a member of a replication group. */
    GROUP_REPLICATION,
    /** The account does not see all events of the copy, which would fire on both servers. */
    EVENTS_UNSEEN,
    /** The account with which the copy is reached may not set up replication there (error 1227). */
    PRIVILEGES,
    /** The source is itself a replica and does not log what it gets: it would never be sent on, without an error. */
    SOURCE_LOGS_IN_PART,
    /** Filters of the replica, or of the source's binary log, leave out a part without an error. */
    FILTERED,
    /** The replica is told to go on over errors, and so over changes that it has not made. */
    SKIPS_ERRORS,
    /** It could not be looked at whether something is in the way; {@link ReplicaSetup#acceptUnproven} takes it as it comes. */
    UNPROVEN
}
