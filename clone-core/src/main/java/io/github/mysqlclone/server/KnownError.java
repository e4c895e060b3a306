package io.github.mysqlclone.server;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Name the errors that end clones, each with what to do about it.
 *
 * <p>Constants bear the server's own symbols. Numbers and symbols are those of the server's
 * {@code messages_to_clients.txt} and {@code errmsg.h}, equal in 8.0.27 and 9.7.4; what else is said of them is by the
 * manual and the plugin's source, or seen on 9.7.4 where it says so.
 *
 * @since 0.1.0
 */
public enum KnownError {
    /** A table that is not InnoDB's could not be deleted: mysqld may not write into its directory (seen on 9.7.4). */
    EE_DELETE(6, Side.RECIPIENT, Advice.ITS_FOLDERS),
    /** A file of the copy cannot be made: mysqld may not write into the directory of that schema (seen on 9.7.4). */
    ER_CANT_CREATE_FILE(1004, Side.RECIPIENT, Advice.ITS_FOLDERS),
    /** The directory cannot be created where the statement says. */
    ER_CANT_CREATE_DB(1006, Side.RECIPIENT, Advice.ANOTHER_DIRECTORY),
    /** The target directory exists already. */
    ER_DB_CREATE_EXISTS(1007, Side.RECIPIENT, Advice.ANOTHER_DIRECTORY),
    /** A directory of a schema could not be removed: something lies in it that is not the server's (seen on 9.7.4). */
    ER_DB_DROP_RMDIR(
            1010,
            Side.RECIPIENT,
            "Remove what is not MySQL's from the directory that the message names, on the recipient's host, then clone again; the tables"
                    + " that lay there are gone."),
    /** The state of a file of the recipient could not be read. */
    ER_CANT_GET_STAT(1013, Side.RECIPIENT, Advice.ITS_FILES),
    /** A file of the recipient could not be opened. */
    ER_CANT_OPEN_FILE(1016, Side.RECIPIENT, Advice.ITS_FILES),
    /** A file of the recipient is not there. */
    ER_FILE_NOT_FOUND(1017, Side.RECIPIENT, Advice.ITS_FILES),
    /** A directory of the recipient could not be read. */
    ER_CANT_READ_DIR(1018, Side.RECIPIENT, Advice.ITS_FILES),
    /** A file of the recipient could not be read. */
    ER_ERROR_ON_READ(1024, Side.RECIPIENT, Advice.ITS_FILES),
    /** A file of the recipient could not be renamed. */
    ER_ERROR_ON_RENAME(1025, Side.RECIPIENT, Advice.ITS_FILES),
    /** A file of the copy could not be written; a full disk shows itself so, too. */
    ER_ERROR_ON_WRITE(
            1026,
            Side.RECIPIENT,
            "Free disk space on the recipient, and see its error log for the file and the system's error."),
    /** A storage engine of the recipient reported an error. */
    ER_GET_ERRNO(1030, Side.RECIPIENT, Advice.ITS_FILES),
    /** A file of the recipient can only be read. */
    ER_OPEN_AS_READONLY(1036, Side.RECIPIENT, Advice.ITS_FILES),
    /** All connections of a server are taken. */
    ER_CON_COUNT_ERROR(
            1040,
            null,
            "Raise max_connections there, or end idle sessions; a clone opens two connections at the donor for each of its threads."),
    /** The server is out of memory. */
    ER_OUT_OF_RESOURCES(1041, null, "Give that server more memory, or stop what else uses it."),
    /** The account may not use the schema. */
    ER_DBACCESS_DENIED_ERROR(1044, null, "The account lacks a privilege; see Privileges in the README of clone-core."),
    /** User or password is wrong, or the account does not exist for the host it comes from. */
    ER_ACCESS_DENIED_ERROR(
            1045,
            null,
            "Check user and password of the donor account, and that it exists on the donor for the recipient's host."),
    /** A schema, table or tablespace of the recipient has a backtick in its name, which the server's own DROP does not quote (seen on 9.7.4). */
    ER_NO_DB_ERROR(1046, Side.RECIPIENT, "Rename or drop what has a backtick in its name on the recipient."),
    /** The server does not know this form of CLONE. */
    ER_PARSE_ERROR(
            1064,
            Side.RECIPIENT,
            "Clone with a server of 8.0.17 or later; a backtick in a name of the recipient's also ends so (seen on 9.7.4)."),
    /** A data file of the donor lies at an absolute path where the recipient has a file already. */
    ER_FILE_EXISTS_ERROR(
            1086,
            Side.RECIPIENT,
            "Remove that file, or keep donor and recipient on different hosts: absolute paths are copied as they are."),
    /** The server has shut this host out after too many connections that broke off; waiting does not cure it. */
    ER_HOST_IS_BLOCKED(
            1129,
            null,
            "TRUNCATE TABLE performance_schema.host_cache on the server that says so, or mysqladmin flush-hosts; find out what breaks"
                    + " connections off there, or raise max_connect_errors."),
    /** No account of the server allows this host. */
    ER_HOST_NOT_PRIVILEGED(1130, null, Advice.REACH_THE_DONOR),
    /** The account may not read a table. */
    ER_TABLEACCESS_DENIED_ERROR(
            1142,
            Side.RECIPIENT,
            "Grant SELECT on performance_schema.clone_status and performance_schema.clone_progress."),
    /** The clone tables are gone, because the clone plugin is. */
    ER_NO_SUCH_TABLE(
            1146, Side.RECIPIENT, "Install the clone plugin there: INSTALL PLUGIN clone SONAME 'mysql_clone.so'."),
    /** The connection to the donor carried something unexpected. */
    ER_NET_PACKETS_OUT_OF_ORDER(1156, Side.RECIPIENT, Advice.THE_NETWORK),
    /** A compressed packet of the donor could not be read. */
    ER_NET_UNCOMPRESS_ERROR(1157, Side.RECIPIENT, Advice.THE_NETWORK),
    /** Reading from the donor failed; a cancelled clone may say so, too (seen on 9.7.4). */
    ER_NET_READ_ERROR(1158, Side.RECIPIENT, Advice.THE_NETWORK),
    /** Reading from the donor timed out. */
    ER_NET_READ_INTERRUPTED(1159, Side.RECIPIENT, Advice.THE_NETWORK),
    /** Writing to the donor failed. */
    ER_NET_ERROR_ON_WRITE(1160, Side.RECIPIENT, Advice.THE_NETWORK),
    /** Writing to the donor timed out. */
    ER_NET_WRITE_INTERRUPTED(1161, Side.RECIPIENT, Advice.THE_NETWORK),
    /** The server has broken a connection off that it had let in: its {@code init_connect} fails for that account. */
    ER_NEW_ABORTING_CONNECTION(
            1184,
            null,
            "See that server's init_connect and its error log; an account with CONNECTION_ADMIN is spared init_connect."),
    /** A lock was not given within lock_wait_timeout or clone_ddl_timeout. */
    ER_LOCK_WAIT_TIMEOUT(
            1205,
            null,
            "Something on the recipient or donor held a lock: end long transactions, DDL and LOCK INSTANCE FOR BACKUP, then try again."),
    /** The account has used up one of its limits, such as MAX_USER_CONNECTIONS. */
    ER_USER_LIMIT_REACHED(
            1226,
            null,
            "Raise the account's limits; a clone needs two connections at the donor for each of its threads."),
    /** The account lacks a global privilege. */
    ER_SPECIFIC_ACCESS_DENIED_ERROR(
            1227, null, "The account lacks a privilege; see Privileges in the README of clone-core."),
    /** The recipient is super_read_only. */
    ER_OPTION_PREVENTS_STATEMENT(1290, Side.RECIPIENT, "Turn super_read_only off on the recipient."),
    /** CLONE was sent as a prepared statement. */
    ER_UNSUPPORTED_PS(1295, Side.RECIPIENT, "Send it as a plain statement."),
    /** Somebody interrupted the clone, or the recipient died in it. */
    ER_QUERY_INTERRUPTED(
            1317, null, "Clone again; if nobody asked for the end, see the error logs of both servers for a crash."),
    /** The clone plugin is not active. */
    ER_PLUGIN_IS_NOT_LOADED(
            1524, null, "Install the clone plugin there: INSTALL PLUGIN clone SONAME 'mysql_clone.so'."),
    /** The path of the statement, or one of the donor's data files, is not usable. */
    ER_WRONG_VALUE(1525, Side.RECIPIENT, Advice.ANOTHER_DIRECTORY),
    /** The path is longer than the server takes. */
    ER_PATH_LENGTH(1680, Side.RECIPIENT, Advice.ANOTHER_DIRECTORY),
    /** The server's own code gave up; recovery of a copy ends so, too. */
    ER_INTERNAL_ERROR(1815, null, "See the recipient's error log for the cause."),
    /** The server is in read-only mode, as with innodb_force_recovery or innodb_read_only (seen on 9.7.4). */
    ER_READ_ONLY_MODE(1836, Side.RECIPIENT, "Start the recipient without innodb_force_recovery and innodb_read_only."),
    /** The account's password has expired. */
    ER_MUST_CHANGE_PASSWORD_LOGIN(1862, null, "Give the account a new password."),
    /** InnoDB runs with innodb_force_recovery. */
    ER_INNODB_FORCED_RECOVERY(1881, Side.RECIPIENT, "Start the server without innodb_force_recovery."),
    /** The donor could not be reached. */
    CR_CONNECTION_ERROR(2002, Side.DONOR, Advice.REACH_THE_DONOR),
    /** Nothing answered at the donor's host and port. */
    CR_CONN_HOST_ERROR(2003, Side.DONOR, Advice.REACH_THE_DONOR),
    /** The donor's host name is not known to the recipient's host. */
    CR_UNKNOWN_HOST(2005, Side.DONOR, Advice.REACH_THE_DONOR),
    /** The donor closed the connection. */
    CR_SERVER_GONE_ERROR(2006, Side.DONOR, Advice.THE_NETWORK),
    /** The donor's port does not speak the classic protocol. */
    CR_VERSION_ERROR(
            2007, Side.DONOR, "The donor's port is not the classic protocol's; use the port of mysqld, usually 3306."),
    /** The connection to the donor broke. */
    CR_SERVER_LOST(2013, Side.DONOR, Advice.REACH_THE_DONOR),
    /** TLS between the two could not be set up. */
    CR_SSL_CONNECTION_ERROR(
            2026,
            Side.DONOR,
            "TLS between recipient and donor failed; check clone_ssl_ca, clone_ssl_cert and clone_ssl_key."),
    /** The account is locked. */
    ER_ACCOUNT_HAS_BEEN_LOCKED(3118, null, "Unlock the account: ALTER USER … ACCOUNT UNLOCK."),
    /** The donor takes no connection without TLS. */
    ER_SECURE_TRANSPORT_REQUIRED(3159, Side.DONOR, "Clone with TLS: leave requireNoSsl() out."),
    /** The target lies within the server's data directory. */
    ER_PATH_IN_DATADIR(3632, Side.RECIPIENT, Advice.ANOTHER_DIRECTORY),
    /** A DDL that a clone cannot run beside, such as IMPORT TABLESPACE, runs. */
    ER_CLONE_DDL_IN_PROGRESS(3633, null, "Wait for the end of that DDL, then try again."),
    /** The server takes part in a clone already. */
    ER_CLONE_TOO_MANY_CONCURRENT_CLONES(
            3634, null, "Another clone runs; a server serves one at a time. Wait for its end."),
    /**
     * Given to a CREATE DATABASE, never to a clone: a directory of that name lies in the data directory, as a clone that
     * failed or was cancelled leaves it (seen on 9.7.4).
     */
    ER_SCHEMA_DIR_EXISTS(3678, Side.RECIPIENT, Advice.A_FOLDER_IS_LEFT),
    /** Given to a DROP DATABASE, with IF EXISTS as well, over such a directory, never to a clone (seen on 9.7.4). */
    ER_SCHEMA_DIR_UNKNOWN(3681, Side.RECIPIENT, Advice.A_FOLDER_IS_LEFT),
    /** Nobody supervises mysqld, so it stopped instead of restarting; the copy is whole. */
    ER_RESTART_SERVER_FAILED(3707, Side.RECIPIENT, "Start the recipient; the clone completes then."),
    /** The donor reported an error, which the text wraps. */
    ER_CLONE_DONOR(3862, Side.DONOR, "The donor reported it; see its error log too."),
    /** The donor answered something unexpected. */
    ER_CLONE_PROTOCOL(
            3863,
            Side.RECIPIENT,
            "See the error logs of both servers; something between them may change what they say."),
    /** The two versions do not fit. */
    ER_CLONE_DONOR_VERSION(3864, Side.RECIPIENT, Advice.MAKE_EQUAL),
    /** The two run on different operating systems. */
    ER_CLONE_OS(3865, Side.RECIPIENT, "Clone between servers on the same operating system; dump and load otherwise."),
    /** The two run on different hardware platforms. */
    ER_CLONE_PLATFORM(3866, Side.RECIPIENT, "Clone between servers on the same platform; dump and load otherwise."),
    /** The donor has a collation that the recipient lacks. */
    ER_CLONE_CHARSET(3867, Side.RECIPIENT, "Give the recipient the donor's collations, or a version that has them."),
    /** A setting that must be equal is not. */
    ER_CLONE_CONFIG(3868, Side.RECIPIENT, Advice.MAKE_EQUAL),
    /** The donor is not listed, or files of the system or undo tablespaces do not fit. */
    ER_CLONE_SYS_CONFIG(3869, Side.RECIPIENT, "Make this setting the same on both servers."),
    /** A plugin of the donor is missing on the recipient. */
    ER_CLONE_PLUGIN_MATCH(3870, Side.RECIPIENT, Advice.MAKE_EQUAL),
    /** Donor and recipient are the same server. */
    ER_CLONE_LOOPBACK(3871, Side.DONOR, "Name another server as the donor, or clone into a directory."),
    /** Encrypted data is sent over TLS only. */
    ER_CLONE_ENCRYPTION(3872, Side.DONOR, "Encrypted tables need TLS between the servers: requireSsl()."),
    /** The copy does not fit on the recipient's disk. */
    ER_CLONE_DISK_SPACE(3873, Side.RECIPIENT, "Free disk space on the recipient."),
    /** Given to a DDL while a clone runs, never to a clone. */
    ER_CLONE_IN_PROGRESS(3874, null, "Try the DDL again after the clone."),
    /** The recipient runs Group Replication. */
    ER_CLONE_DISALLOWED(3875, Side.RECIPIENT, "Stop Group Replication on the recipient, or clone into a directory."),
    /** max_allowed_packet is too small for a clone. */
    ER_CLONE_NETWORK_PACKET(3957, null, "Set max_allowed_packet to 2097152 or more on both sides."),
    /** The donor writes no redo log. */
    ER_INNODB_REDO_DISABLED(3983, Side.DONOR, "Turn the donor's redo log on: ALTER INSTANCE ENABLE INNODB REDO_LOG."),
    /** The recipient has a schema that is READ ONLY, so it cannot be dropped. */
    ER_SCHEMA_READ_ONLY(
            3989, Side.RECIPIENT, "Make the recipient's read-only schemas writable: ALTER SCHEMA … READ ONLY = 0.");

    private final int number;
    private final @Nullable Side side;
    private final String advice;

    KnownError(int number, @Nullable Side side, String advice) {
        this.number = number;
        this.side = side;
        this.advice = advice;
    }

    /** What several errors have in common. */
    private static final class Advice {
        private static final String ANOTHER_DIRECTORY =
                "Choose a directory that does not exist, outside the server's data directory, where mysqld may write.";
        private static final String ITS_FILES =
                "See the recipient's error log for the file and the system's error; look for its owner, its rights and a full disk.";
        private static final String ITS_FOLDERS =
                "Let mysqld write into the directory that the message names, on the recipient's host: chown, chmod or chattr -i; then"
                        + " clone again.";
        private static final String A_FOLDER_IS_LEFT =
                "Remove the empty directory of that name from the data directory, or clone again from the same donor.";
        private static final String REACH_THE_DONOR =
                "The recipient's server cannot reach the donor; check host, port, name resolution and firewall as seen from the recipient.";
        private static final String THE_NETWORK =
                "The connection between recipient and donor broke; see both error logs, then clone again.";
        private static final String MAKE_EQUAL = "Make the two servers' configuration equal in this point.";
    }

    /**
     * {@return the error with this number; empty if it is none of these}
     *
     * @param number the server's error number; for a 3862 that of the donor's own error says more
     */
    public static Optional<KnownError> of(int number) {
        return Arrays.stream(values()).filter(error -> error.number == number).findFirst();
    }

    /** {@return the server's error number} */
    public int number() {
        return number;
    }

    /** {@return the server's symbol, such as {@code ER_CLONE_DONOR}} */
    public String symbol() {
        return name();
    }

    /** {@return the side that finds it, empty if either can: the donor's then come wrapped in 3862} */
    public Optional<Side> side() {
        return Optional.ofNullable(side);
    }

    /** {@return what to do about it, in sentences} */
    public String advice() {
        return advice;
    }
}
