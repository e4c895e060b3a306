package io.github.mysqlclone.preflight;

/**
 * The checks, in the order in which a report lists them.
 *
 * <p>The number is the error the server would give; "within 3862" means that the donor gives it and the recipient wraps
 * it. "Only after data loss" means that the server would report it after dropping the recipient's data, or never.
 */
public enum CheckId {
    /** The recipient is MySQL or Percona Server, 8.0.17 or later. */
    RECIPIENT_FLAVOUR,
    /** The donor is MySQL or Percona Server, 8.0.17 or later. */
    DONOR_FLAVOUR,
    /** The recipient's version takes data from the donor's; server error 3864. */
    VERSION_MATCH,
    /** The clone plugin is active on both sides; server error 1524, on the donor within 3862. */
    PLUGIN_ACTIVE,
    /**
     * The recipient still has the clone plugin after the restart; replace only. Without it nobody could read the
     * outcome, server error 1146, only after data loss.
     */
    PLUGIN_SURVIVES,
    /** The recipient's account may clone and may read the clone tables; server errors 1227 and 1142. */
    RECIPIENT_PRIVILEGES,
    /**
     * The donor lets the donor account in, and it has BACKUP_ADMIN; server errors 1045, 1226, 1227, 1862, 3032 and
     * 3118 within 3862.
     */
    DONOR_PRIVILEGES,
    /**
     * The account for the time after the restart exists on the donor and may read the outcome; replace only. The
     * server never reports it: only after data loss.
     */
    ACCOUNT_AFTER_RESTART,
    /** Both sides are builds for one operating system and one machine type; server errors 3865 and 3866. */
    PLATFORM,
    /** character_set_server, character_set_filesystem and collation_server are equal; server error 3868. */
    CHARACTER_SETS,
    /** The recipient knows every collation of the donor; server error 3867. */
    COLLATIONS,
    /** innodb_page_size is equal; server error 3868. */
    PAGE_SIZE,
    /**
     * The donor's system tablespace fits the recipient's innodb_data_file_path; replace only; server error 3869 or
     * 1815, only after data loss.
     */
    DATA_FILE_PATH,
    /**
     * lower_case_table_names is equal; replace only. The server never compares it: the recipient does not start again,
     * only after data loss.
     */
    LOWER_CASE_TABLE_NAMES,
    /** The recipient knows every active plugin of the donor, or could load its library; server error 3870. */
    PLUGINS_PRESENT,
    /** max_allowed_packet is at least 2 MiB on both sides; server error 3957, on the donor within 3862. */
    MAX_ALLOWED_PACKET,
    /** The recipient's clone_valid_donor_list names the donor exactly; server error 3869. */
    DONOR_LISTED,
    /**
     * Behind the donor's address stands one server, on its classic port; server error 2007 within 3862. That several
     * servers do not answer there is the library's own rule.
     */
    DONOR_ENDPOINT,
    /** No other clone runs on the recipient or reads from the donor; server error 3634, on the donor within 3862. */
    CLONE_RUNNING,
    /** Donor and recipient are two servers; replace only; server error 3871 or 3634. */
    SAME_SERVER,
    /** The recipient runs no Group Replication; replace only; server error 3875. */
    GROUP_REPLICATION,
    /**
     * No other session of the recipient holds LOCK INSTANCE FOR BACKUP; replace only; server error 1205, only after
     * data loss.
     */
    BACKUP_LOCK,
    /** No DDL runs that the clone would wait for, on either side; server error 1205. */
    DDL,
    /**
     * No other session of the recipient holds locks on its tables, for which dropping them waits; replace only; server
     * error 1205, only after data loss.
     */
    METADATA_LOCKS,
    /** The recipient is not super_read_only while it has something to drop; replace only; server error 1290. */
    SUPER_READ_ONLY,
    /** No schema of the recipient is READ ONLY; replace only; server error 3989, only after data loss. */
    READ_ONLY_SCHEMAS,
    /**
     * InnoDB can write on the recipient (innodb_read_only, innodb_force_recovery: only after data loss) and logs redo
     * on the server that is copied; server error 3983, on the donor within 3862.
     */
    INNODB_STATE,
    /**
     * What is encrypted on the donor travels over TLS and meets an active keyring on the recipient; server errors 3872
     * within 3862, and 1815; only after data loss.
     */
    ENCRYPTION,
    /**
     * The statement's TLS clause and the recipient's clone_ssl_* files give the donor what it demands; server errors
     * 3159, 1045 and 2026 within 3862.
     */
    TLS,
    /**
     * Data files of the donor outside its data directory can be made on the recipient; server errors 1086 and 1525,
     * only after data loss.
     */
    ABSOLUTE_PATHS,
    /**
     * The undo tablespaces of the server that is copied have files of different names; server error 3869, only after
     * data loss.
     */
    UNDO_NAMES,
    /** The server that is copied has InnoDB tables only; others arrive empty, and the server does not report it. */
    NON_INNODB_TABLES,
    /** The copy fits the recipient's file systems; server error 3873, only after data loss. */
    DISK_SPACE,
    /**
     * The directory to clone into lies outside the data directory, does not exist, and can be made; directory and
     * local clones only; server errors 1525, 3632, 1006 and 1007.
     */
    TARGET_DIRECTORY,
    /** The recipient holds no data, or there is consent to drop it; replace only. The library's own rule. */
    RECIPIENT_DATA,
    /**
     * Donor and recipient are not swapped: the donor does not replicate from the recipient, and is not empty while the
     * recipient is not; replace only. The library's own rule; replaceDataOf overrules it.
     */
    DIRECTION,
    /**
     * The recipient has no transactions that the donor lacks; replace only. The library's own rule; replaceDataOf
     * overrules it.
     */
    GTID_RELATION,
    /**
     * No replica reads the recipient's binary logs, which the clone resets; replace only. The library's own rule;
     * replaceDataOf overrules it.
     */
    RECIPIENT_HAS_REPLICAS,
    /**
     * No other session, transaction or replication channel uses the recipient; replace only. The server does not look.
     */
    RECIPIENT_IN_USE,
    /**
     * No schema, table or tablespace of the recipient has a backtick in its name; replace only; server error 1064 or
     * 1046, only after data loss.
     */
    DROPPABLE_NAMES,
    /**
     * The recipient is not of a release that does not start again with very many tables (8.0.38, 8.4.1, 9.0.0). The
     * server never reports it: only after data loss.
     */
    KNOWN_BAD_VERSION,
    /** No setting of the recipient is lost at the restart; replace only. The server does not look. */
    RUNTIME_SETTINGS,
    /** The recipient has no init_file, which would run on the cloned data; replace only. The server does not look. */
    INIT_FILE,
    /**
     * The recipient does not join a replication group by itself at the restart; replace only. The server does not
     * look.
     */
    GR_ON_BOOT,
    /**
     * The recipient does not begin to replicate from the donor's source at the restart; replace only. The server never
     * reports it: only after data loss.
     */
    REPLICATION_METADATA,
    /**
     * The copy could replicate from the donor: server_id, gtid_mode and log_bin suit; replace only. The server does
     * not look.
     */
    REPLICATION_READY,
    /**
     * The settings that matter are equal on both sides, as configuration is not copied; replace only. The server does
     * not look.
     */
    NOT_COPIED,
    /**
     * What the restart strategy says of who starts the recipient again; replace only; server error 3707 after the
     * copy.
     */
    SUPERVISOR,
    /** The server that is copied has connections and redo log to spare; server errors 1040 and 1815 within 3862. */
    DONOR_HEADROOM,
    /** The recipient's clone_* variables do what they say. The server does not report it. */
    SETTINGS,
    /** The recipient's Performance Schema is on, without which no outcome can be read. The library's own rule. */
    PERFORMANCE_SCHEMA,
    /** No event of the donor fires on the copy; replace only. The server never reports it: only after data loss. */
    EVENTS,
    /**
     * Something keeps the copy read-only until it is handed over; replace only. The server never reports it: only
     * after data loss.
     */
    WRITABLE_AFTER_RESTART,
    /**
     * If the server that is copied is a replica, it is neither stopped nor delayed, lagging or filtered. The server
     * does not look.
     */
    DONOR_HEALTH,
    /** The donor's commits do not wait for the recipient's acknowledgement; replace only. The server does not look. */
    DONOR_SEMISYNC,
    /** The donor keeps its binary logs for longer than the copy needs to catch up. The server does not look. */
    BINLOG_RETENTION
}
