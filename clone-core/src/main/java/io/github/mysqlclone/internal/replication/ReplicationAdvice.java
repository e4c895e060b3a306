package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.server.ServerError;

/** Says what to do about an error of a replication thread. */
final class ReplicationAdvice {

    /** ER_REPLICA_FATAL_ERROR and ER_SERVER_SOURCE_FATAL_ERROR_READING_BINLOG: the source would not send. */
    private static final int SOURCE_REFUSES = 13114;

    private ReplicationAdvice() {}

    static String of(ServerError error) {
        return switch (error.number()) {
            case 1045, 1698 ->
                "Check user and password of the replication account, and that it exists for the recipient's" + " host.";
            case 2003, 2005, 2013, 2002 -> "Check that the recipient reaches the source under this host and port.";
            case 2061 ->
                "The account's plugin wants a secure connection: use requireSsl(), or retrievePublicKey() where"
                        + " the network is trusted.";
            case 2026 -> "Check the CA file on the recipient's host, and that it signed the source's certificate.";
            case 3159 -> "The source insists on TLS: use requireSsl().";
            case 1130 -> "The source has no account for the recipient's host.";
            case 3118 -> "The replication account is locked on the source.";
            case 13120 -> "GRANT REPLICATION SLAVE ON *.* to the account on the source.";
            case 13117, 1593 -> "Look at server_id, server_uuid and gtid_mode of both servers.";
            case SOURCE_REFUSES, 1236 -> sourceRefuses(error.message());
            case 1062, 1032, 1146, 1050, 1051, 1007, 1008, 1060, 1091 ->
                "The copy differs from its source: look for writes" + " of its own, and clone again if there are any.";
            case 3122, 1837 -> "A transaction of the source does not fit gtid_mode or enforce_gtid_consistency here.";
            default -> "See the error log of the recipient.";
        };
    }

    private static String sourceRefuses(String message) {
        if (message.contains("purged")) {
            return "The source no longer has what the copy lacks: clone again, and raise binlog_expire_logs_seconds on it.";
        }
        if (message.contains("anonymous transaction")) {
            return "The source has written transactions without GTID since the clone: set gtid_mode = ON_PERMISSIVE on the source"
                    + " until they are applied, or clone again.";
        }
        if (message.contains("first log file") || message.contains("position")) {
            return "File and position are not in the source's binary logs: clone again, or name the server that was the"
                    + " donor.";
        }
        return "Look at the binary logs of the source.";
    }
}
