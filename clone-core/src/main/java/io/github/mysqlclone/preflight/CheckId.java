package io.github.mysqlclone.preflight;

/** The checks, in the order in which a report lists them. */
public enum CheckId {
    /** The recipient is MySQL or Percona Server, 8.0.17 or later. */
    RECIPIENT_FLAVOUR,
    /** The donor is MySQL or Percona Server, 8.0.17 or later. */
    DONOR_FLAVOUR,
    /** The recipient's version takes data from the donor's; server error 3864. */
    VERSION_MATCH,
    /** Donor and recipient are two servers; replace only; server error 3871 or 3634. */
    SAME_SERVER,
    /** The clone plugin is active on both sides; server error 1524. */
    PLUGIN_ACTIVE,
    /** The recipient's account may clone and may read the clone tables; server errors 1227 and 1142. */
    RECIPIENT_PRIVILEGES,
    /** The donor account has BACKUP_ADMIN; server error 1227 within 3862. */
    DONOR_PRIVILEGES,
    /** The recipient's clone_valid_donor_list names the donor exactly; server error 3869. */
    DONOR_LISTED,
    /** The recipient holds no data, or there is consent to drop it; replace only. The library's own rule. */
    RECIPIENT_DATA,
    /** The account for the time after the restart exists on the donor and may read the outcome; replace only. */
    ACCOUNT_AFTER_RESTART
}
