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
    /** The recipient's account may clone and may read the clone tables; server errors 1227 and 1142. */
    RECIPIENT_PRIVILEGES,
    /** The donor account has BACKUP_ADMIN; server error 1227 within 3862. */
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
     * The undo tablespaces of the server that is copied have files of different names; server error 3869, only after
     * data loss.
     */
    UNDO_NAMES,
    /** The server that is copied has InnoDB tables only; others arrive empty, and the server does not report it. */
    NON_INNODB_TABLES,
    /** The recipient holds no data, or there is consent to drop it; replace only. The library's own rule. */
    RECIPIENT_DATA,
    /**
     * No schema, table or tablespace of the recipient has a backtick in its name; replace only; server error 1046,
     * only after data loss.
     */
    DROPPABLE_NAMES,
    /**
     * The recipient is not of a release that does not start again with very many tables (8.0.38, 8.4.1, 9.0.0). The
     * server never reports it: only after data loss.
     */
    KNOWN_BAD_VERSION,
    /** The recipient's Performance Schema is on, without which no outcome can be read. The library's own rule. */
    PERFORMANCE_SCHEMA
}
