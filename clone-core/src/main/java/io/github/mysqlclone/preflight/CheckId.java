package io.github.mysqlclone.preflight;

/**
 * The checks, in the order in which a report lists them.
 *
 * <p>After the rule stands how much it matters where it is broken, with the errors that the server gives; "within 3862"
 * means that the donor gives it and the recipient wraps it. "Only after data loss" means that the server reports it after
 * dropping the recipient's data, or never, which can hold for a replace clone only. An ERROR of the library's own is one
 * that the server would not give.
 *
 * @since 0.1.0
 */
public enum CheckId {
    /** The recipient is MySQL or Percona Server, 8.0.17 or later. ERROR of the library's own. */
    RECIPIENT_FLAVOUR,
    /** The donor is MySQL or Percona Server, 8.0.17 or later. ERROR of the library's own. */
    DONOR_FLAVOUR,
    /** The recipient's version takes data from the donor's. ERROR 3864. */
    VERSION_MATCH,
    /** The clone plugin is active on both sides. ERROR 1524, on the donor within 3862. */
    PLUGIN_ACTIVE,
    /**
     * The recipient still has the clone plugin after the restart, without which nobody could read the outcome (1146);
     * replace only. WARNING, only after data loss; ERROR where it could not be installed again.
     */
    PLUGIN_SURVIVES,
    /** The recipient's account may clone and may read the clone tables. ERROR 1227, 1142. */
    RECIPIENT_PRIVILEGES,
    /**
     * The donor lets the donor account in, and it has BACKUP_ADMIN. Where this JVM reads the donor as somebody else,
     * the account's password is tried once, unless failed logins would lock it; being refused here proves something
     * only where the one account is for all hosts. ERROR 1045, 1226, 1227, 1862, 3118; WARNING 3032; all within 3862.
     */
    DONOR_PRIVILEGES,
    /**
     * The account for the time after the restart exists on the donor and may read the outcome; replace only. The
     * numbers are those that its login and its look would meet. ERROR 1045, 1142, 1524, only after data loss.
     */
    ACCOUNT_AFTER_RESTART,
    /** Both sides are builds for one operating system and one machine type. ERROR 3865, 3866. */
    PLATFORM,
    /** character_set_server, character_set_filesystem and collation_server are equal. ERROR 3868. */
    CHARACTER_SETS,
    /** The recipient knows every collation of the donor, be it used or not. ERROR 3867. */
    COLLATIONS,
    /** innodb_page_size is equal. ERROR 3868. */
    PAGE_SIZE,
    /**
     * The donor's system tablespace fits the recipient's innodb_data_file_path; replace only. ERROR 3869, 1815, only
     * after data loss; ERROR of the library's own where the recipient would never start again.
     */
    DATA_FILE_PATH,
    /**
     * lower_case_table_names is equal; replace only. The server never compares it: the recipient does not start again.
     * ERROR of the library's own, only after data loss.
     */
    LOWER_CASE_TABLE_NAMES,
    /** The recipient knows every active plugin of the donor, or could load its library. ERROR 3870. */
    PLUGINS_PRESENT,
    /** max_allowed_packet is at least 2 MiB on both sides. ERROR 3957, on the donor within 3862. */
    MAX_ALLOWED_PACKET,
    /** The recipient's clone_valid_donor_list names the donor exactly. ERROR 3869. */
    DONOR_LISTED,
    /**
     * Behind the donor's address stands one server, on its classic port. ERROR 2007 within 3862 for the X Protocol's
     * port; ERROR of the library's own for several servers, only after data loss; NOTICE for a port that is not the
     * donor's own.
     */
    DONOR_ENDPOINT,
    /** No other clone runs on the recipient or reads from the donor. ERROR 3634, on the donor within 3862. */
    CLONE_RUNNING,
    /**
     * Donor and recipient are two servers, and each has a server_uuid of its own; replace only. ERROR 3871, 3634; ERROR of
     * the library's own for two servers with one server_uuid.
     */
    SAME_SERVER,
    /** The recipient runs no Group Replication; replace only. ERROR 3875. */
    GROUP_REPLICATION,
    /**
     * No other session of the recipient holds LOCK INSTANCE FOR BACKUP; replace only. ERROR 1205, only after data
     * loss.
     */
    BACKUP_LOCK,
    /**
     * No DDL runs that the clone would wait for, on either side. WARNING 1205; WARNING where DDL is to wait for the clone and
     * would not; NOTICE for DDL that the clone does not wait for.
     */
    DDL,
    /**
     * No other session of the recipient holds locks on its tables, for which dropping them waits; replace only.
     * WARNING 1205, only after data loss.
     */
    METADATA_LOCKS,
    /** The recipient is not super_read_only while it has something to drop; replace only. ERROR 1290. */
    SUPER_READ_ONLY,
    /** No schema of the recipient is READ ONLY; replace only. ERROR 3989, only after data loss. */
    READ_ONLY_SCHEMAS,
    /**
     * InnoDB can write on both sides (innodb_read_only; for a replace clone innodb_force_recovery of the recipient,
     * too) and logs redo on the server that is copied. ERROR 1524, 3983, on the donor within 3862; ERROR 1836, only
     * after data loss; WARNING for a recipient of 8.x, which takes the clone all the same.
     */
    INNODB_STATE,
    /**
     * What is encrypted on the donor travels over TLS and meets an active keyring on the recipient. ERROR 3872 within
     * 3862, ERROR 1815; only after data loss. NOTICE for a clone into a directory, to which no keys are copied.
     */
    ENCRYPTION,
    /**
     * The statement's TLS clause and the recipient's clone_ssl_* files give the donor what it demands. ERROR 3159,
     * 1045, 2026 within 3862.
     */
    TLS,
    /**
     * Data files of the donor outside its data directory can be made on the recipient, and are not the running donor's on the
     * same host. ERROR and ERROR 1086, 1525, 1815, only after data loss; WARNING where the recipient does not look, and WARNING
     * 1086, 1815 where it cannot be told whether both are on one host.
     */
    ABSOLUTE_PATHS,
    /**
     * The undo tablespaces of the server that is copied have files of different names. ERROR 3869, only after data
     * loss.
     */
    UNDO_NAMES,
    /**
     * The server that is copied has InnoDB tables only; others arrive empty, which the server never reports. WARNING,
     * only after data loss; ERROR if the policy says innodbOnly.
     */
    NON_INNODB_TABLES,
    /**
     * The copy fits the recipient's file systems. ERROR 3873, only after data loss; ERROR of the library's own for
     * undo tablespaces and redo log elsewhere; WARNING if a directory or local clone leaves little.
     */
    DISK_SPACE,
    /**
     * The directory to clone into lies outside the data directory, does not exist, and can be made; directory and
     * local clones only. ERROR 1525, 3632, 1006, 1007; WARNING for a parent that the server would make.
     */
    TARGET_DIRECTORY,
    /**
     * The recipient holds no data, or there is consent to drop it; replace only. ERROR of the library's own, only
     * after data loss; NOTICE with consent.
     */
    RECIPIENT_DATA,
    /**
     * Donor and recipient are not swapped: the donor does not replicate from the recipient, and is not empty while the
     * recipient is not; replace only. ERROR of the library's own, only after data loss; NOTICE where replaceDataOf
     * overrules it.
     */
    DIRECTION,
    /**
     * The recipient has no transactions that the donor lacks; replace only. ERROR of the library's own where it is
     * ahead, WARNING where both are, only after data loss; NOTICE where replaceDataOf overrules it or the recipient is
     * empty.
     */
    GTID_RELATION,
    /**
     * No replica reads the recipient's binary logs, which the clone resets; replace only. ERROR of the library's own,
     * only after data loss; WARNING where replaceDataOf overrules it.
     */
    RECIPIENT_HAS_REPLICAS,
    /**
     * No other session, transaction or replication channel uses the recipient; replace only. The server does not look.
     * WARNING; NOTICE for mere sessions.
     */
    RECIPIENT_IN_USE,
    /**
     * No schema, table or tablespace of the recipient has a backtick in its name; replace only. ERROR 1064, or another
     * number by what is left of the name, only after data loss.
     */
    DROPPABLE_NAMES,
    /**
     * No file that is not the server's lies in the directory of a schema, and no tablespace that is not its own where it looks
     * for them: in the data directory and {@code innodb_directories}; and mysqld may write into the directories of schemas. As far
     * as the recipient is on this host; replace only. ERROR 1010, 1004, 1815, only after data loss; ERROR of the library's own for
     * a copy of undo; NOTICE for an empty folder without a schema.
     */
    STRAY_FILES,
    /**
     * The recipient is not of a release that does not start again with very many tables (8.0.38, 8.4.1, 9.0.0). ERROR
     * of the library's own, only after data loss.
     */
    KNOWN_BAD_VERSION,
    /** No setting of the recipient is lost at the restart; replace only. The server does not look. NOTICE. */
    RUNTIME_SETTINGS,
    /**
     * The recipient has no init_file, which would run on the cloned data; replace only. The server does not look.
     * WARNING.
     */
    INIT_FILE,
    /**
     * The recipient's configuration sets no option of a plugin or component that only its old tables load, nor names such a
     * plugin in authentication_policy or a variable of it in session_track_system_variables: it would never start again; replace only. ERROR of the library's own, only after data loss; WARNING where nobody can see whether it
     * is written with loose_.
     */
    LOST_OPTIONS,
    /**
     * The recipient's configured time zone is loaded on the donor: it would never start again; replace only. ERROR of the
     * library's own, only after data loss; WARNING where nobody can see whether it is configured.
     */
    TIME_ZONE,
    /**
     * No persisted value of the recipient names a plugin, a time zone or a table that is not on the copy: the server would leave
     * it out at the restart, and persisted variables that were set after it; replace only. WARNING, only after data loss; ERROR
     * of the library's own where a quarantine would be among them.
     */
    PERSISTED_VALUES,
    /**
     * The recipient has the libraries of the donor's components and loadable functions, without which it starts; replace only.
     * The server logs it. WARNING, only after data loss; NOTICE for what is new to the recipient.
     */
    LIBRARIES_PRESENT,
    /**
     * The recipient does not join a replication group by itself at the restart, be it because the copy of a member brings the
     * plugin; replace only. The server does not look. WARNING, for what comes along only after data loss; NOTICE where it
     * starts in vain.
     */
    GR_ON_BOOT,
    /**
     * The recipient does not begin to replicate from the donor's source at the restart; replace only. WARNING, only
     * after data loss.
     */
    REPLICATION_METADATA,
    /**
     * The copy could replicate from the donor: server_id, gtid_mode and log_bin suit; replace only. The server does
     * not look. WARNING; NOTICE for a donor without binary log. Where the policy says replicationIntended: ERROR of the
     * library's own, only after data loss, for all that would be in the way.
     */
    REPLICATION_READY,
    /**
     * The settings that matter are equal on both sides, as configuration is not copied; replace only. The server does
     * not look. NOTICE.
     */
    NOT_COPIED,
    /**
     * What the restart strategy says of who starts the recipient again (3707 if nobody does); replace only. NOTICE.
     */
    SUPERVISOR,
    /** The server that is copied has connections and redo log to spare. WARNING 1040, 1815 within 3862. */
    DONOR_HEADROOM,
    /**
     * The recipient's clone_* variables do what they say. The server does not report it. WARNING; NOTICE for
     * compression.
     */
    SETTINGS,
    /** The recipient's Performance Schema is on, without which no outcome can be read. ERROR of the library's own. */
    PERFORMANCE_SCHEMA,
    /** No event of the donor fires on the copy; replace only. WARNING, only after data loss. */
    EVENTS,
    /**
     * Something keeps the copy read-only until it is handed over; replace only. WARNING, only after data loss; NOTICE
     * where nobody seems to want it.
     */
    WRITABLE_AFTER_RESTART,
    /**
     * If the server that is copied is a replica, it is neither stopped nor delayed, lagging or filtered. The server
     * does not look. WARNING.
     */
    DONOR_HEALTH,
    /**
     * The donor's commits do not wait for the recipient's acknowledgement; replace only. The server does not look.
     * WARNING; ERROR where they would wait for more than a minute.
     */
    DONOR_SEMISYNC,
    /**
     * The donor keeps its binary logs for longer than the copy may take to restart: that goes on from where the copying
     * ended. The server does not look. WARNING.
     */
    BINLOG_RETENTION
}
