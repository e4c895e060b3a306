package io.github.mysqlclone.preparation;

/**
 * The parts of a {@link Preparation}, for saying which are kept.
 *
 * @since 0.1.0
 */
public enum PreparationPart {
    /** The clone plugin, installed on both servers. */
    PLUGIN,
    /** The donor in the recipient's {@code clone_valid_donor_list}. */
    DONOR_LIST,
    /** {@code super_read_only} of the recipient, turned off. */
    WRITES,
    /** The {@code clone_*} variables. */
    SETTINGS,
    /** The temporary account on the donor; never kept. */
    ACCOUNT,
    /** The quarantine of the copy; stays after a successful clone until it is lifted. */
    QUARANTINE
}
