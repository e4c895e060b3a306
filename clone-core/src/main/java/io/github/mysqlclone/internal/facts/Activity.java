package io.github.mysqlclone.internal.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server is doing.
 *
 * @param sessions all sessions but the one that reads this
 * @param locks metadata locks of other sessions on schemas and tables of users, and backup locks
 * @param openTransactions the sessions with an InnoDB transaction open, by processlist id
 * @param runningClone the clone that runs on this server as recipient; empty if none does
 * @param groupMemberState this server's state as a member of a replication group; empty if it is in none
 * @param status global status variables, names in lower case
 */
public record Activity(
        Fact<List<Session>> sessions,
        Fact<List<MetadataLock>> locks,
        Fact<List<Long>> openTransactions,
        Fact<Optional<RunningClone>> runningClone,
        Fact<Optional<String>> groupMemberState,
        Fact<Map<String, String>> status) {

    /** Return a status variable; missing if the server has none of this name. */
    public Fact<String> statusVariable(String name) {
        return status.flatMap(all -> Optional.ofNullable(all.get(name))
                .map(Fact::of)
                .orElseGet(() -> Fact.unknown("the server has no status variable " + name)));
    }

    /** Return a status variable that is a number; missing if the server has none of this name, or says something else. */
    public Fact<Long> statusNumber(String name) {
        return statusVariable(name).flatMap(value -> NumberIn.value("status variable " + name, value));
    }

    /** Return for how long the server runs by its own clock, in seconds; below zero where that was set back since. */
    public Fact<Long> uptime() {
        return statusVariable("uptime").flatMap(value -> NumberIn.difference("status variable uptime", value));
    }

    /**
     * A clone that a session of this server runs.
     *
     * @param source host and port of its donor, or {@code LOCAL INSTANCE}
     * @param destination the directory, or {@code LOCAL INSTANCE}
     * @param session the session that runs it
     */
    public record RunningClone(String source, String destination, long session) {}

    /**
     * A session; its statement is left out, as it may hold a secret.
     *
     * @param threadId its number in the Performance Schema
     * @param id its number in the process list
     * @param user who it is; empty for the server's own threads
     * @param host where it comes from
     * @param command what kind of command it runs, such as {@code Query} or {@code Binlog Dump GTID}
     * @param seconds for how long
     */
    public record Session(long threadId, long id, String user, String host, String command, long seconds) {

        /** Returns whether a recipient reads a clone through it (command {@code clone}, seen on 9.7.4). */
        public boolean servesClone() {
            return command.equalsIgnoreCase("clone");
        }

        /** Returns whether a replica reads the binary log through it. */
        public boolean servesReplica() {
            return command.startsWith("Binlog Dump");
        }

        /** Returns the session for a sentence. */
        public String describe() {
            return "session " + id + " (" + user + (host.isEmpty() ? "" : "@" + host) + ")";
        }
    }

    /**
     * A metadata lock.
     *
     * @param objectType such as {@code TABLE} or {@code BACKUP LOCK}
     * @param object what is locked
     * @param lockType such as {@code SHARED_READ}
     * @param isGranted whether it is held; otherwise its session waits for it
     * @param threadId whose it is, by the session's number in the Performance Schema
     */
    public record MetadataLock(String objectType, String object, String lockType, boolean isGranted, long threadId) {

        /** Returns whether it is about all DDL of a server. */
        public boolean isBackupLock() {
            return objectType.equals("BACKUP LOCK");
        }

        /** Returns whether a statement that changes tables holds it. */
        public boolean isOfDdl() {
            return isBackupLock() && lockType.equals("INTENTION_EXCLUSIVE");
        }
    }
}
