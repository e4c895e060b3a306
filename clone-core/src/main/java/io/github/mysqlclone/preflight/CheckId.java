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
     * The account for the time after the restart exists on the donor and may read the outcome; replace only. The server
     * never reports it: only after data loss.
     */
    ACCOUNT_AFTER_RESTART,
    /** Both sides are builds for one operating system and one machine type; server errors 3865 and 3866. */
    PLATFORM,
    /** character_set_server, character_set_filesystem and collation_server are equal; server error 3868. */
    CHARACTER_SETS,
    /** innodb_page_size is equal; server error 3868. */
    PAGE_SIZE,
    /**
     * lower_case_table_names is equal; replace only. The server never compares it: the recipient does not start again,
     * only after data loss.
     */
    LOWER_CASE_TABLE_NAMES,
    /** max_allowed_packet is at least 2 MiB on both sides; server error 3957, on the donor within 3862. */
    MAX_ALLOWED_PACKET,
    /** The recipient's clone_valid_donor_list names the donor exactly; server error 3869. */
    DONOR_LISTED,
    /** Donor and recipient are two servers; replace only; server error 3871 or 3634. */
    SAME_SERVER,
    /** The recipient holds no data, or there is consent to drop it; replace only. The library's own rule. */
    RECIPIENT_DATA,
    /** The recipient's Performance Schema is on, without which no outcome can be read. The library's own rule. */
    PERFORMANCE_SCHEMA
}
